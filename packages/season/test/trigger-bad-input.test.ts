import { civilDay } from "@springtide/calendar";
import { fitDailyModel } from "@springtide/forecast";
import { describe, expect, it } from "vitest";
import { dateTriggers } from "../src/trigger-dates.ts";
import { withLearnedShapes } from "../src/triggers/learned-shapes.ts";
import { holidaySets } from "../src/places.ts";
import { NO_HOLIDAYS, pastOf, smallShop, weatherWithWarmDays } from "./small-shop.ts";

const response = { decay: "5d", lift: { phone: "+100%" } };
const dates = (id: string, name: string, days: readonly string[], lift: string) => ({
  id,
  kind: "calendar-date",
  name,
  dates: days,
  response: { decay: "5d", lift: { phone: lift } },
});
const warm = (markets?: readonly string[]) => ({
  id: "warm",
  kind: "first-warm-day",
  name: "First 18 °C day",
  thresholdC: 18,
  armOn: "02-15",
  disarmOn: "06-15",
  ...(markets === undefined ? {} : { markets }),
  response,
});
const MARKETS = ["north", "south"].map((id) => ({ id, latitude: 53, longitude: 10, orderShare: "50%" }));
const span = {
  historyFrom: civilDay("2025-01-01"),
  planFrom: civilDay("2025-09-01"),
  planTo: civilDay("2026-06-30"),
};

describe("triggers that the history says little of", () => {
  it("that never fired keep what was believed, and the forecast says so", () => {
    const shop = smallShop({ triggers: [dates("later", "Later", ["2026-03-01"], "+100%")] });
    const contacts = [pastOf(shop, "phone", { from: "2025-01-01", days: 243 })];
    const { triggers } = dateTriggers(shop, [], span);
    const learned = withLearnedShapes(triggers, {
      shop,
      contacts,
      holidays: holidaySets(NO_HOLIDAYS),
      before: span.planFrom,
    });
    expect(learned).toEqual(triggers);
    const { lifts, caveats } = fitDailyModel({
      history: { firstDay: span.historyFrom, contacts: new Float64Array(243).fill(200) },
      triggers: learned.map((trigger) => ({ ...trigger, priorLift: 1 })),
      holidays: new Set(),
      closedDays: new Set(),
    });
    expect(lifts["later"]).toMatchObject({ learnedFrom: 0 });
    expect(lifts["later"]?.lift).toBeCloseTo(1, 6);
    expect(caveats.join("\n")).toContain("later never fired in the history");
  });

  it("that always come together are shared by belief, and the shares are named", () => {
    const days = ["2025-02-10", "2025-04-14", "2025-06-16"];
    // Factors of 2 and of 1.25 on the log scale: 0.693 and 0.223, three quarters and one.
    const shop = smallShop({ triggers: [dates("one", "One", days, "+100%"), dates("two", "Two", days, "+25%")] });
    expect(dateTriggers(shop, [], span).caveats).toEqual(
      expect.arrayContaining([
        expect.stringContaining(
          'which cannot tell them apart: how much of the effect is whose is what the shop file believes (phone: 76 % "One", 24 % "Two")',
        ),
      ]),
    );
  });

  it("that fire on most days are named", () => {
    const every = Array.from({ length: 240 }, (_, i) => new Date(Date.UTC(2025, 0, 2 + i)).toISOString().slice(0, 10));
    const { caveats } = dateTriggers(smallShop({ triggers: [dates("all", "All", every, "+10%")] }), [], span);
    expect(caveats.join("\n")).toMatch(/"All" fired on 240 of the 243 days of the history/);
  });
});

describe("weather that is not whole", () => {
  const shop = smallShop({ markets: MARKETS, triggers: [warm()] });
  const north = weatherWithWarmDays("north", ["2023-04-10", "2024-04-02", "2025-04-05"], "2025-08-31");

  it("names the markets that have none", () => {
    const { triggers, caveats } = dateTriggers(shop, north, span);
    expect(triggers).toEqual([]);
    expect(caveats).toEqual([expect.stringContaining("no weather for its markets (south)")]);
    const ofNorth = dateTriggers(smallShop({ markets: MARKETS, triggers: [warm(["north"])] }), north, span);
    expect(ofNorth.triggers).toHaveLength(1);
    expect(ofNorth.caveats).toEqual([]);
  });

  it("says that it ends before the history, and begins after it", () => {
    const early = north.filter(({ day }) => day < "2025-03-01");
    const only = smallShop({ markets: MARKETS, triggers: [warm(["north"])] });
    const { triggers, caveats } = dateTriggers(only, early, span);
    expect(caveats).toEqual([
      expect.stringContaining("The weather of market north ends on 2025-02-28, 184 days before the plan begins"),
    ]);
    // The spring of 2025 is not known to have come, and is not made up.
    expect(triggers[0]?.pastOnsets.filter(({ day }) => day >= civilDay("2025-01-01"))).toEqual([]);
    const late = north.filter(({ day }) => day >= "2025-02-01");
    expect(dateTriggers(only, late, span).caveats.join("\n")).toContain(
      "begins on 2025-02-01, after the contacts (2025-01-01)",
    );
  });
});
