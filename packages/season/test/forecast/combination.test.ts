import { describe, expect, it } from "vitest";
import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import { FORECAST_METHODS, Plan as PlanContract } from "@springtide/contracts";
import { BASELINE_METHODS, fitEnsemble } from "@springtide/forecast";
import { planSeason, summaryLines } from "@springtide/season";
import { basisOfPlan } from "../../src/basis.ts";
import { drawDemand } from "../../src/demand.ts";
import { fitQueues } from "../../src/fit-queues.ts";
import { basisOfFitted } from "../../src/forecast/basis-of-fitted.ts";
import { combinationOf } from "../../src/forecast/combination.ts";
import { methodId } from "../../src/forecast/method-choice.ts";
import { holidaySets } from "../../src/places.ts";
import { NO_HOLIDAYS, pastOf, smallInput, smallShop } from "../small-shop.ts";

const QUEUE = { id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" };

function planOf(forecast: Readonly<Record<string, unknown>>, days = 119): Plan {
  const teams = [{ id: "desk", serves: ["phone"], costPerHour: 24, roster: [] }];
  const shop = smallShop({ queues: [{ ...QUEUE, forecast }], teams, agreements: [] });
  return planSeason(smallInput(shop, { contacts: [pastOf(shop, "phone", { from: "2026-05-04", days })] }));
}

describe("the methods that carry a forecast", () => {
  const plan = planOf({});

  it("are told for every band of leads, with weights that add up and the past forecasts they were learned from", () => {
    const { bands, shifts, firstLead } = plan.forecasts[0]?.combination ?? { bands: [], shifts: [], firstLead: 0 };
    expect(bands.map(({ from, to }) => [from, to])).toEqual([
      [1, 1],
      [2, 7],
      [8, 14],
      [15, 28],
      [29, 84],
    ]);
    for (const { weights } of bands) expect(Object.values(weights).reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 9);
    expect(bands[1]?.origins).toBeGreaterThan(4);
    expect(shifts).toHaveLength(plan.grid.days);
    expect(shifts.some((shift) => shift !== 0)).toBe(true);
    expect(firstLead).toBe(1);
  });

  it("are said in the summary, with the reason", () => {
    expect(summaryLines(plan).find((line) => line.startsWith("    by "))).toMatch(
      /count regression \d+ %.*learned from \d+ past forecasts/,
    );
  });

  it("give the same seasons from what was fitted and from a plan that went through a file", () => {
    const { shop } = plan;
    const [from] = plan.history.daily;
    expect(from?.contacts).toHaveLength(118); // the last of 119 days is a closed Sunday
    const holidays = holidaySets(NO_HOLIDAYS);
    const fitted = fitQueues({
      shop,
      contacts: [pastOf(shop, "phone", { from: "2026-05-04", days: 119 })],
      holidays,
      triggers: [],
      before: civilDay(plan.grid.firstDay),
    });
    const { zone, firstDay, days, intervalMinutes } = plan.grid;
    const grid = intervalGrid({ zone: timeZone(zone), firstDay: civilDay(firstDay), days, intervalMinutes });
    const { seed, paths } = plan;
    const basis = basisOfFitted(fitted, { shop, grid, holidays, triggers: [], seed, paths });
    const read = PlanContract.parse(JSON.parse(JSON.stringify(plan)));
    expect(drawDemand(basisOfPlan(read))).toEqual(drawDemand(basis));
  });

  it("give way to the regression beyond the leads of past forecasts, unless the shop file decides", () => {
    const contacts = Float64Array.from({ length: 200 }, (_, i) => 100 + 20 * (i % 7) + 13 * ((i * i) % 5) + i / 4);
    const [firstDay, days] = [civilDay("2026-01-01") + 200, 160];
    const history = { firstDay: civilDay("2026-01-01"), contacts };
    const fit = fitEnsemble({ history, triggers: [], holidays: new Set(), closedDays: new Set() });
    const { shifts } = fit.recentring(firstDay, days);
    const learned = combinationOf(fit, { methods: "auto" }, { firstDay, days });
    // Day 83 is 84 days ahead, the last judged; 28 days on half is left, 56 days on a quarter. Shifts are kept to a millionth.
    for (const [day, left] of [
      [83, 1],
      [111, 0.5],
      [139, 0.25],
    ] as const)
      expect(Math.abs((learned.shifts[day] ?? 1) - left * (shifts[day] ?? 0))).toBeLessThan(1e-6);
    expect(learned.summary).toMatch(/; beyond 84 days ahead more and more the count regression alone$/);
    const decided = combinationOf(fit, { methods: { theta: 1 } }, { firstDay, days });
    expect(Math.abs((decided.shifts[139] ?? 1) - (shifts[139] ?? 0))).toBeLessThan(1e-6);
    expect(combinationOf(fit, { methods: "auto" }, { firstDay: firstDay + 100, days }).summary).toBe(
      "the count regression alone: no past forecast reaches so far",
    );
  });

  it("all have a word in plans and shop files, and there is no other", () => {
    const names = ["count regression", ...BASELINE_METHODS.map(({ name }) => name)];
    expect(names.map(methodId).sort()).toEqual([...FORECAST_METHODS].sort());
  });
});

describe("a shop file that decides", () => {
  it("has the regression alone, moved by nothing", () => {
    const { combination } = planOf({ methods: "regression" }).forecasts[0] ?? {};
    expect(combination?.bands.map(({ weights }) => weights)).toEqual(Array(5).fill({ "count-regression": 1 }));
    expect(new Set(combination?.shifts)).toEqual(new Set([0]));
    expect(combination?.summary).toBe("count regression 100 %, as the shop file says");
  });

  it("has the weights it gives, made to add up to one", () => {
    const { combination } = planOf({ methods: { "count-regression": 3, "mean-of-eight-weeks": 1 } }).forecasts[0] ?? {};
    expect(combination?.bands[0]?.weights).toEqual({ "count-regression": 0.75, "mean-of-eight-weeks": 0.25 });
    expect(combination?.summary).toBe("count regression 75 %, mean of eight weeks 25 %, as the shop file says");
  });

  it("is told where the history is too short for what it asks", () => {
    const { caveats, combination } =
      planOf({ methods: { "double-seasonal-exponential-smoothing": 1 } }).forecasts[0] ?? {};
    expect(caveats).toContain(
      "The history is too short for double seasonal exponential smoothing: the rest of the methods asked for stand in, and where there is none the regression.",
    );
    expect(combination?.bands[0]?.weights).toEqual({ "count-regression": 1 });
  });

  it.each([{ methods: { arima: 1 } }, { methods: { theta: 0 } }, { methods: "best" }, { weather: "maybe" }])(
    "is refused what it cannot ask: %j",
    (forecast) => {
      expect(() => planOf(forecast)).toThrow(/forecast/);
    },
  );
});
