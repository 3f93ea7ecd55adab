import { beforeAll, describe, expect, it } from "vitest";
import { Plan } from "@springtide/contracts";
import { planSeason } from "@springtide/season";
import { basisOfPlan, type SeasonBasis } from "../src/basis.ts";
import { drawDemand } from "../src/demand.ts";
import { addedUp, forecastBands } from "../src/forecast-bands.ts";
import { smallInput } from "./small-shop.ts";

let plan: Plan;
let basis: SeasonBasis;
beforeAll(() => {
  plan = planSeason(smallInput());
  basis = basisOfPlan(plan);
});

describe("possible seasons", () => {
  it("are the same for the same basis", () => {
    expect(drawDemand(basis)).toEqual(drawDemand(basis));
  });

  it("are others for another seed", () => {
    const [one] = drawDemand(basis).queues;
    const [other] = drawDemand({ ...basis, seed: basis.seed + 1 }).queues;
    expect(one?.dailyCounts).not.toEqual(other?.dailyCounts);
  });

  it("are hardly moved when one more is drawn: only the centre and spread of all of them together", () => {
    const few = drawDemand(basis).queues;
    const more = drawDemand({ ...basis, paths: basis.paths + 1 }).queues;
    few.forEach((queue, q) => {
      const longer = more[q];
      // Centre and width of 20 seasons move by some per cent with a 21st.
      queue.dailyRates.forEach((rate, at) => {
        expect(Math.abs((longer?.dailyRates[at] ?? Number.NaN) - rate)).toBeLessThanOrEqual(0.1 * rate);
      });
    });
  });

  it("come back from a plan that went through a file", () => {
    const read = Plan.parse(JSON.parse(JSON.stringify(plan)));
    expect(drawDemand(basisOfPlan(read))).toEqual(drawDemand(basis));
  });

  it("belong to the plan: its bands are theirs", () => {
    drawDemand(basis).queues.forEach(({ dailyCounts }, q) => {
      const { daily, examples, total } = plan.forecasts[q] ?? {};
      expect(forecastBands(dailyCounts, plan.grid.days, plan.paths)).toEqual({ daily, examples, total });
    });
  });

  it("have intervals that add up to their days", () => {
    for (const { dailyRates, intervalRates } of drawDemand(basis).queues)
      for (let path = 0; path < basis.paths; path += 1)
        for (let day = 0; day < basis.grid.days; day += 1) {
          const from = path * basis.grid.startsMs.length;
          const ofDay = intervalRates
            .subarray(from + (basis.grid.dayOffsets[day] ?? 0), from + (basis.grid.dayOffsets[day + 1] ?? 0))
            .reduce((sum, rate) => sum + rate, 0);
          const rate = dailyRates[path * basis.grid.days + day] ?? 0;
          // Single precision: 24 bits, 48 numbers added.
          expect(Math.abs(ofDay - rate)).toBeLessThanOrEqual(1e-5 * Math.max(1, rate));
        }
  });

  it("stop when asked to", () => {
    expect(() => drawDemand(basis, undefined, { aborted: true })).toThrow("cancelled");
  });
});

describe("totals", () => {
  /**
   * 42 days at 100 contacts, of which ten in a row at 300, beginning on any of 33 days: every season brings 6,200. Sums of daily
   * P90s would say 300 on nearly every day.
   */
  it("are added up season by season before a quantile is taken", () => {
    const days = 42;
    const paths = 33;
    const counts = new Float64Array(days * paths).fill(100);
    for (let path = 0; path < paths; path += 1) counts.fill(300, path * days + path, path * days + path + 10);
    const bands = forecastBands(counts, days, paths);
    expect(bands.total).toEqual({ mean: 6200, p10: 6200, p50: 6200, p90: 6200 });
    expect(bands.daily.p90.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(10_000);
    expect(forecastBands(addedUp([counts, counts]), days, paths).total).toEqual({
      mean: 12_400,
      p10: 12_400,
      p50: 12_400,
      p90: 12_400,
    });
  });

  it("of the plan lie within the sums of its daily bands", () => {
    for (const { total, daily } of plan.forecasts) {
      const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
      expect(total.p90).toBeLessThan(sum(daily.p90));
      expect(total.p10).toBeGreaterThan(sum(daily.p10));
      expect(total.mean).toBeCloseTo(sum(daily.mean), 0);
    }
  });

  it("of all queues have the sum of the means, and a narrower band than the sum of the bands", () => {
    const { contacts } = plan.totals;
    const sum = (of: "mean" | "p90"): number => plan.forecasts.reduce((all, { total }) => all + total[of], 0);
    expect(contacts.mean).toBeCloseTo(sum("mean"), 6);
    expect(contacts.p90).toBeLessThan(sum("p90"));
  });
});

describe("all queues together", () => {
  it("have the bands of the seasons added up", () => {
    const queues = drawDemand(basis).queues.map(({ dailyCounts }) => dailyCounts);
    const { daily, examples, total } = forecastBands(addedUp(queues), plan.grid.days, plan.paths);
    expect(plan.allQueues).toEqual({ daily, examples });
    expect(plan.totals.contacts).toEqual(total);
  });
});

describe("example seasons", () => {
  it("are whole seasons, ordered by the day they are busiest on", () => {
    const { examples } = plan.forecasts[0] ?? { examples: [] };
    expect(examples).toHaveLength(5);
    const [phone] = drawDemand(basis).queues;
    const seasons = Array.from({ length: basis.paths }, (_, path) =>
      [...(phone?.dailyCounts.subarray(path * basis.grid.days, (path + 1) * basis.grid.days) ?? [])].join(),
    );
    for (const example of examples) expect(seasons).toContain(example.join());
    const busiest = examples.map((example) => example.indexOf(Math.max(...example)));
    expect(busiest).toEqual(busiest.toSorted((a, b) => a - b));
  });
});
