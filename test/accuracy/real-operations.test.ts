import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { civilDay, isoDay, timeZone, weekday } from "@springtide/calendar";
import type { ContactHistory, Plan } from "@springtide/contracts";
import { holidaysOfShop, readContacts, readShop, readWeather } from "@springtide/exchange";
import { coverage, seasonalNaive, wape } from "@springtide/forecast";
import { planSeason, type PlanInput, summaryLines } from "@springtide/season";

/** Real contact series, which may be used for measuring but not be part of the product: they lie beside the repository. */
const REPOSITORY = fileURLToPath(new URL("../../", import.meta.url));
const REAL = join(resolve(REPOSITORY, process.env["SPRINGTIDE_SHARED"] ?? "../shared"), "data", "real");
const IS_THERE = existsSync(REAL);
if (!IS_THERE) process.stdout.write(`Real operations: NOT CHECKED, there is no ${REAL} (set SPRINGTIDE_SHARED).\n`);

const FOUR_WEEKS = 28;

interface Operation {
  readonly shop: string;
  readonly contacts: string;
  readonly weather?: string;
}

/** The inputs as the command line would read them, planned with few seasons so that it is quick. */
async function inputsOf({ shop: name, contacts, weather }: Operation): Promise<PlanInput> {
  const shop = await readShop(join(REPOSITORY, "test", "real", name));
  const { histories } = await readContacts({ path: join(REAL, contacts), shop, mapping: shop.contacts });
  return {
    shop: { ...shop, plan: { ...shop.plan, paths: 30 } },
    holidays: holidaysOfShop(shop, { fromYear: 2002, toYear: 2026 }),
    contacts: histories,
    weather: weather === undefined ? [] : await readWeather({ path: join(REAL, weather), shop }),
  };
}

/** Contacts by local day, from the rows themselves; a day without rows, or with an empty cell, is absent. */
function countedDays(history: ContactHistory | undefined, zoneName: string): Map<number, number> {
  const zone = timeZone(zoneName);
  const days = new Map<number, number>();
  history?.startMs.forEach((ms, row) => {
    const day = zone.dayAt(ms);
    days.set(day, (days.get(day) ?? 0) + (history.offered[row] ?? Number.NaN));
  });
  for (const [day, count] of days) if (Number.isNaN(count)) days.delete(day);
  return days;
}

/** What was forecast for the last four weeks of a file without having seen them, against what came. */
interface Check {
  readonly queue: string;
  readonly wape: number;
  readonly naive: number;
  readonly bias: number;
  readonly covered: number;
}

/** Plans the last four weeks of the history as a season to come: the whole way, from nothing that was known later. */
function checkedOnLastWeeks(input: PlanInput): Check[] {
  const zone = timeZone(input.shop.zone);
  const lastDay = Math.max(...input.contacts.map(({ startMs }) => zone.dayAt(startMs.at(-1) ?? 0)));
  const firstDay = lastDay - FOUR_WEEKS + 1;
  const plan = planSeason({
    ...input,
    shop: { ...input.shop, plan: { ...input.shop.plan, firstDay: isoDay(firstDay), days: FOUR_WEEKS, paths: 80 } },
  });
  return plan.forecasts.map(({ queue, daily }) => {
    const counted = countedDays(
      input.contacts.find((history) => history.queue === queue),
      input.shop.zone,
    );
    const start = Math.min(...counted.keys());
    const series = (from: number, to: number): Float64Array =>
      Float64Array.from({ length: to - from }, (_, i) => counted.get(from + i) ?? Number.NaN);
    const naive = seasonalNaive({ firstDay: start, contacts: series(start, firstDay) }, { horizonDays: FOUR_WEEKS });
    const known = Array.from({ length: FOUR_WEEKS }, (_, i) => i).filter(
      (i) => counted.has(firstDay + i) && !Number.isNaN(naive[i]),
    );
    const take = (values: ArrayLike<number>): Float64Array => Float64Array.from(known, (i) => values[i] ?? Number.NaN);
    const actual = take(series(firstDay, lastDay + 1));
    const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);
    return {
      queue,
      wape: wape({ actual, forecast: take(daily.mean) }),
      naive: wape({ actual, forecast: take(naive) }),
      bias: total(take(daily.mean)) / total(actual) - 1,
      covered: coverage({ actual, lower: take(daily.p10), upper: take(daily.p90) }),
    };
  });
}

function tell(name: string, checks: readonly Check[]): void {
  const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
  for (const { queue, wape: model, naive, bias, covered } of checks)
    process.stdout.write(
      `${name}, ${queue}: last four weeks WAPE ${percent(model)}, seasonal naive ${percent(naive)}, ` +
        `total off by ${percent(bias)}, ${percent(covered)} of days within the P10-P90 band\n`,
    );
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

describe.runIf(IS_THERE)("a bank's calls of 2003, without weather", () => {
  let input: PlanInput;
  let plan: Plan;
  beforeAll(async () => {
    input = await inputsOf({ shop: "bank.yaml", contacts: "bank_calls_2003/calls_5min.csv.gz" });
    plan = planSeason(input);
  });

  it("runs through and says that there was no weather, and that the past is short", () => {
    expect(plan.grid).toMatchObject({ zone: "America/New_York", firstDay: "2003-08-30", days: 56 });
    expect(plan.caveats.join("\n")).toMatch(/No weather was given/);
    expect(plan.forecasts[0]?.caveats.join("\n")).toMatch(/26 weeks, too little to show a season of the year/);
    expect(summaryLines(plan).join("\n")).toMatch(/No weather was given/);
  });

  it("forecasts working days like those of the summer, and none at weekends", () => {
    // 26,000 to 40,000 calls on a working day of July and August 2003; Labor Day (1 September) is closed.
    const mean = plan.forecasts[0]?.daily.mean ?? [];
    mean.forEach((contacts, i) => {
      const day = civilDay("2003-08-30") + i;
      const isClosed = weekday(day) > 5 || isoDay(day) === "2003-09-01";
      if (isClosed) expect([isoDay(day), contacts]).toEqual([isoDay(day), 0]);
      else expect([isoDay(day), contacts > 22_000 && contacts < 45_000]).toEqual([isoDay(day), true]);
    });
  });

  it("spreads the day as the calls came: busiest in the late morning, over by 21:05", () => {
    const tuesday = plan.forecasts[0]?.profile[1] ?? [];
    expect(plan.forecasts[0]?.profileBasis).toBe("history");
    const busiest = tuesday.indexOf(Math.max(...tuesday)) / 4;
    expect(busiest).toBeGreaterThanOrEqual(9);
    expect(busiest).toBeLessThan(15);
    expect(sum(tuesday.slice(28, 85))).toBeCloseTo(1, 9);
  });

  it("needs about as many agents as the calls are work", () => {
    // 33,000 calls of 4 minutes are 2,200 hours of work a day. Agents are busy at most 90 % of their time and a few callers
    // in a hundred hang up, so 0.95 / 0.9 of it at least; planned for 8 of 10 seasons, one and a half times it at most.
    const { agents } = plan.staffing[0] ?? { agents: [] };
    const work = (sum(plan.forecasts[0]?.daily.mean ?? []) * 240) / 3600;
    expect(sum(agents) / 4 / work).toBeGreaterThan(0.95 / 0.9);
    expect(sum(agents) / 4 / work).toBeLessThan(1.5);
  });

  it("beats last week's weekday on four weeks that it had not seen", () => {
    const checks = checkedOnLastWeeks(input);
    tell("Bank 2003", checks);
    for (const { wape: model, naive, bias } of checks) {
      expect(model).toBeLessThan(naive);
      // Working days of a bank vary by some five per cent from week to week; a tenth would be a fault of ours.
      expect(model).toBeLessThan(0.1);
      expect(Math.abs(bias)).toBeLessThan(0.08);
    }
  });

  it("stores the same check with the plan", () => {
    const holdout = plan.forecasts[0]?.holdout;
    expect(holdout?.wape).toBeLessThan(holdout?.seasonalNaiveWape ?? 0);
  });
});

describe.runIf(IS_THERE)("New York's 311 requests by type, whole days, with Boston's weather", () => {
  let input: PlanInput;
  let plan: Plan;
  beforeAll(async () => {
    input = await inputsOf({
      shop: "nyc-311.yaml",
      contacts: "nyc_311_by_type_daily/requests_daily.csv.gz",
      weather: "weather/boston_logan_daily.csv.gz",
    });
    plan = planSeason(input);
  });

  it("runs through, spreads days by a stated default profile, and has no word on missing weather", () => {
    expect(plan.grid).toMatchObject({ firstDay: "2025-01-01", days: 182, zone: "America/New_York" });
    for (const { profileBasis, caveats } of plan.forecasts) {
      expect(profileBasis).toBe("default");
      expect(caveats.join("\n")).toMatch(
        /whole days only: each day is spread over the opening hours by a default profile/,
      );
    }
    expect(plan.caveats.join("\n")).not.toMatch(/weather/i);
  });

  it("knows nothing of the days on which the heat feed was down, and takes them for nothing else", () => {
    const at = (queue: string, day: string): number | null | undefined =>
      plan.history.daily.find((daily) => daily.queue === queue)?.contacts[
        civilDay(day) - civilDay(plan.history.firstDay)
      ];
    for (const day of ["2024-04-11", "2024-04-12", "2024-04-13", "2024-04-14", "2024-07-13"]) {
      expect([day, at("heat", day)]).toEqual([day, null]);
      expect(at("parking", day)).toBeGreaterThan(0);
    }
  });

  it("found the first warm days of the years of weather, and when the next may be", () => {
    const [warm] = plan.triggers;
    expect(warm?.pastOnsets.map(({ day }) => day.slice(0, 4))).toContain("2024");
    const [next] = warm?.nextOnsets ?? [];
    expect(next?.basis).toBe("climatology");
    // From fifteen years of Boston: hardly before February, nearly always by May.
    expect(next?.days[0]?.day && next.days[0].day >= "2025-02-01").toBe(true);
    expect(
      sum((next?.days ?? []).filter(({ day }) => day <= "2025-04-30").map(({ probability }) => probability)),
    ).toBeGreaterThan(0.9);
  });

  it("gives the first warm day what the weather of a day does not tell already", () => {
    // Noise in the street was 4.2 times as much on the first warm day of 2024; the prior says twice. Told the weather day by day, the
    // forecast has most of that from the warmth itself, as it has on every later warm day.
    const queues = input.shop.queues.map((queue) => ({
      ...queue,
      forecast: { ...queue.forecast, weather: "off" as const },
    }));
    const untold = planSeason({ ...input, shop: { ...input.shop, queues } });
    const liftOf = ({ triggers }: Plan): number => triggers[0]?.liftByQueue["noise-street"]?.lift ?? NaN;
    expect(liftOf(untold)).toBeGreaterThan(0.3);
    expect(liftOf(untold)).toBeLessThan(5);
    expect(liftOf(plan)).toBeGreaterThan(0);
    expect(liftOf(plan)).toBeLessThan(liftOf(untold));
  });

  it("forecasts half a year within reach of the half year before it", () => {
    plan.forecasts.forEach(({ queue, total }) => {
      const counted = countedDays(
        input.contacts.find((history) => history.queue === queue),
        "America/New_York",
      );
      const before = sum(
        [...counted].filter(([day]) => isoDay(day) >= "2024-01-01" && isoDay(day) <= "2024-06-30").map(([, n]) => n),
      );
      // Requests of a type moved by up to a third from one year to the next.
      expect([queue, total.p50 / before > 0.6 && total.p50 / before < 1.6]).toEqual([queue, true]);
    });
  });

  it("heats in winter and is loud in summer", () => {
    const meanOf = (queue: string, month: string): number => {
      const mean = plan.forecasts.find((forecast) => forecast.queue === queue)?.daily.mean ?? [];
      const days = mean.filter((_, i) => isoDay(civilDay("2025-01-01") + i).slice(5, 7) === month);
      return sum(days) / days.length;
    };
    expect(meanOf("heat", "01")).toBeGreaterThan(3 * meanOf("heat", "06"));
    expect(meanOf("noise-street", "06")).toBeGreaterThan(1.5 * meanOf("noise-street", "01"));
  });

  it("does no worse than last week's weekday on four weeks that it had not seen", () => {
    const checks = checkedOnLastWeeks(input);
    tell("NYC 311", checks);
    for (const { queue, wape: model, naive } of checks) expect([queue, model < naive]).toEqual([queue, true]);
    // Parking hardly depends on the weather; heat follows each day's cold, which nobody knows four weeks before.
    expect(checks.find(({ queue }) => queue === "parking")?.wape).toBeLessThan(0.15);
    expect(checks.find(({ queue }) => queue === "heat")?.wape).toBeLessThan(0.6);
  });
});
