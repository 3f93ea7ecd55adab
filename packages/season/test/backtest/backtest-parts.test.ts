import { civilDay, intervalGrid, isoDay, timeZone } from "@springtide/calendar";
import { describe, expect, it } from "vitest";
import { originCaveats, originsOf } from "../../src/backtest/backtest-settings.ts";
import { dayClasses } from "../../src/backtest/day-classes.ts";
import { dayStaffer, staffingErrorOf, wageOf } from "../../src/backtest/staffing-error.ts";
import { crpsOfDate, triggerOutcomes } from "../../src/backtest/trigger-outcomes.ts";
import { weatherAtOrigins, weatherWords } from "../../src/backtest/weather-at-origin.ts";
import type { DatedTrigger } from "../../src/triggers/dated-trigger.ts";
import { smallShop, weatherWithWarmDays } from "../small-shop.ts";

const day = civilDay;
const history = { firstDay: day("2026-01-01"), lastDay: day("2026-12-31") };
const settings = { origins: 3, horizonDays: 28, everyDays: 28, fromDay: null, toDay: null, weatherKnownDays: 0 };

describe("origins", () => {
  it("are the latest that leave a whole horizon behind them", () => {
    expect(originsOf(settings, history).map(isoDay)).toEqual(["2026-10-09", "2026-11-06", "2026-12-04"]);
  });

  it("go from a day on where one is given, up to the last day looked at", () => {
    const asked = { ...settings, origins: null, fromDay: day("2026-04-01"), toDay: day("2026-05-10"), everyDays: 7 };
    expect(originsOf(asked, history).map(isoDay)).toEqual(["2026-04-01", "2026-04-08"]);
  });

  it("are fewer than asked for only with a word", () => {
    expect(originCaveats(settings, history, [1, 2, 3])).toEqual([]);
    expect(originCaveats(settings, history, [1, 2])).toEqual([
      "2 forecasts are made and not 3: each has 56 days or more to learn from.",
    ]);
    const early = { ...settings, origins: null, fromDay: day("2026-01-02") };
    expect(originCaveats(early, history, [day("2026-02-26")])[0]).toMatch(/begin on 2026-02-26 and not on 2026-01-02/);
  });

  it("have eight weeks behind them", () => {
    const early = { ...settings, origins: null, fromDay: day("2026-01-02"), toDay: day("2026-04-20") };
    expect(originsOf(early, history).map(isoDay)).toEqual(["2026-02-26"]);
    expect(() => originsOf({ ...settings, toDay: day("2026-03-01") }, history)).toThrow(/needs 56 days to learn from/);
  });
});

const warm: DatedTrigger = {
  id: "warm",
  name: "Warm",
  leadDays: 2,
  decayDays: 5,
  durationDays: 30,
  liftByQueue: { phone: 1.5 },
  pastOnsets: [{ day: day("2026-04-15"), market: "home", weight: 1 }],
  nextOnsets: [],
};

describe("kinds of day", () => {
  const classOf = dayClasses({
    queue: "phone",
    fired: [warm],
    holidays: { customers: new Set([day("2026-05-01"), day("2026-04-16")]), bySite: new Map() },
    firstDay: day("2026-04-01"),
    days: 60,
  });

  it.each([
    ["2026-04-10", "ordinary"],
    ["2026-04-11", "weekend"],
    ["2026-04-13", "trigger window"], // two lead days: a third of the peak
    ["2026-04-16", "trigger window"], // before the holiday on it
    ["2026-04-26", "trigger window"], // exp(-11/5) is 11 %
    ["2026-04-27", "ordinary"], // exp(-12/5) is 9 %
    ["2026-05-01", "holiday"],
  ])("%s is %s", (date, kind) => {
    expect(classOf(day(date))).toBe(kind);
  });

  it("have no trigger where a queue feels none", () => {
    const other = { queue: "email", fired: [warm], holidays: { customers: new Set<number>(), bySite: new Map() } };
    expect(dayClasses({ ...other, firstDay: day("2026-04-01"), days: 60 })(day("2026-04-15"))).toBe("ordinary");
  });
});

describe("the cost of an error", () => {
  const shop = smallShop();
  const grid = intervalGrid({
    zone: timeZone("Europe/Berlin"),
    firstDay: day("2026-06-01"),
    days: 1,
    intervalMinutes: 30,
  });
  const open = Uint8Array.from(grid.startsMs, (_, i) => (i >= 16 && i < 36 ? 1 : 0));
  const on = { grid, day: 0, open, shares: Float64Array.from(open, (isOpen) => isOpen / 20) };
  const [phone, email] = shop.queues;
  if (phone === undefined || email === undefined) throw new Error("no queues");

  it("is nothing for a forecast that came true, and its hours are those of the day's plan", () => {
    const staffing = dayStaffer(phone, "erlang-c")(400, 400, on);
    expect(staffing).toMatchObject({ overHours: 0, underHours: 0 });
    // 20 contacts of 5 min in half an hour are 3.33 erlangs: 6 agents keep 80 % in 20 s (published Erlang C tables), 5 do not.
    const heads = Math.ceil(6 / (1 - phone.shrinkage) - 1e-9);
    expect(staffing.plannedHours).toBeCloseTo(heads * 10, 9);
  });

  it("tells hours over from hours under, and never nets them", () => {
    const both = staffingErrorOf(
      [dayStaffer(phone, "patience")(500, 300, on), dayStaffer(phone, "patience")(300, 500, on)],
      20,
    );
    expect(both.overHours).toBeGreaterThan(5);
    expect(both.overHours).toBeCloseTo(both.underHours, 6);
    expect(both.plannedHours).toBeCloseTo(both.neededHours, 6);
    expect(both.cost).toBeCloseTo(20 * (both.overHours + both.underHours), 1);
  });

  it("is the cost of the plan for the forecast less that for what came, with hours bought late at twice the wage", () => {
    const [plan, need] = [30, 50];
    const { overHours, underHours, cost } = staffingErrorOf(
      [{ plannedHours: plan, neededHours: need, overHours: 0, underHours: 20 }],
      10,
    );
    const asPlanned = plan * 10 + underHours * 2 * 10;
    expect([overHours, cost]).toEqual([0, asPlanned - need * 10]);
    expect(staffingErrorOf([], null).cost).toBeNull();
  });

  it("of deferred work is its hours at the occupancy that was asked for", () => {
    const { plannedHours, neededHours } = dayStaffer(email, "patience")(100, 120, on);
    expect(plannedHours).toBeCloseTo((100 * 360) / 3600 / (email.target.maxOccupancy * (1 - email.shrinkage)), 9);
    expect(neededHours / plannedHours).toBeCloseTo(1.2, 9);
  });

  it("takes the wage of the teams that serve the queue, else the price of a partner", () => {
    expect(wageOf(shop, "phone")).toBe(24.37);
    expect(wageOf({ ...shop, teams: [] }, "phone")).toBe(29.35);
    expect(wageOf({ ...shop, teams: [] }, "email")).toBeNull();
  });
});

describe("a predicted date", () => {
  const horizon = { from: 100, to: 109 };
  const even = Array.from({ length: 10 }, (_, i) => ({ day: 100 + i, probability: 0.1 }));

  it("is scored by hand", () => {
    expect(crpsOfDate([{ day: 103, probability: 1 }], 103, horizon)).toBe(0);
    expect(crpsOfDate([{ day: 103, probability: 1 }], 106, horizon)).toBe(3); // three days too early
    expect(crpsOfDate([], 108, horizon)).toBe(2); // said "not within": day 110 stands for it
    // The chance that it has come by day i is (i + 1)/10: squared differences 0.01 + 0.04 + ... from either end.
    expect(crpsOfDate(even, 100, horizon)).toBeCloseTo(2.85, 12);
  });

  it("is told with what happened; what was unlikely and did not come is left out", () => {
    const next = { market: "home", weight: 1, days: even, never: 0, basis: "climatology" as const };
    const expected = { ...warm, nextOnsets: [next] };
    const [outcome] = triggerOutcomes(
      [expected],
      [{ ...warm, pastOnsets: [{ day: 104, market: "home", weight: 1 }] }],
      horizon,
    );
    expect(outcome).toMatchObject({
      happened: isoDay(104),
      p10: isoDay(100),
      p50: isoDay(104),
      p90: isoDay(108),
      probability: 1,
    });
    const unlikely = { ...next, days: [{ day: 100, probability: 0.01 }], never: 0.99 };
    expect(triggerOutcomes([{ ...warm, nextOnsets: [unlikely] }], [{ ...warm, pastOnsets: [] }], horizon)).toEqual([]);
  });
});

describe("weather at an origin", () => {
  const shop = smallShop();
  const weather = weatherWithWarmDays("home", ["2024-04-20", "2025-04-10", "2026-04-15"], "2026-12-31");

  it("is disturbed as issued, and as it came only where foresight was asked for", () => {
    const at = (knownDays: number) =>
      weatherAtOrigins({ shop, weather, archive: new Map(), knownDays })(day("2026-04-12")).get("home");
    expect(at(0)?.issuedOn).toBe(day("2026-04-11"));
    const known = at(5)?.members.map(({ maxC }) => [...maxC.subarray(0, 5)]) ?? [];
    expect(known.every((course) => course.join() === [8, 8, 8, 21, 21].join())).toBe(true);
    expect(at(0)?.members.some(({ maxC }) => maxC[0] !== 8)).toBe(true);
  });

  it("is what was archived where somebody kept it, unless it is stale", () => {
    const issue = { issuedOn: day("2026-04-11"), members: [] };
    const archive = new Map([["home", [issue]]]);
    const at = weatherAtOrigins({ shop, weather, archive, knownDays: 0 });
    expect(at(day("2026-04-12")).get("home")).toBe(issue);
    expect(at(day("2026-04-11")).get("home")).not.toBe(issue); // issued on the day itself: not known the evening before
    expect(at(day("2026-04-20")).get("home")).not.toBe(issue);
  });

  it("is said", () => {
    const words = (knownDays: number, given = weather) =>
      weatherWords({ weather: given, archive: new Map(), knownDays });
    expect(words(0, [])).toMatchObject({ basis: "none" });
    expect(words(0).words).toMatch(/No weather forecasts were archived.*seeded error that grows/);
    expect(words(5)).toMatchObject({ basis: "known", knownDays: 5 });
    expect(words(5).words).toMatch(/Perfect foresight/);
  });
});
