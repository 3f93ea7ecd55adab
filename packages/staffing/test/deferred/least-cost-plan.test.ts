import { Refusal } from "@springtide/refusal";
import { randomStream } from "@springtide/probability";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leastCostDeferredPlan, type DeferredPlanNeed } from "../../src/index.ts";
import { leastCostByFlow } from "./min-cost-flow.ts";
import { anyNeed, realHours, wholeHours } from "./works.ts";

const sum = (hours: ArrayLike<number>): number => Array.from(hours).reduce((total, item) => total + item, 0);

describe("the least-cost plan", () => {
  it("costs what successive cheapest paths through the written-out network cost, whole hours", () => {
    fc.assert(
      fc.property(anyNeed(wholeHours), (need) => {
        expect(leastCostDeferredPlan(need).cost).toBe(leastCostByFlow(need));
      }),
      { numRuns: 1000 },
    );
  });

  it("costs the same for real hours", () => {
    fc.assert(
      fc.property(anyNeed(realHours), (need) => {
        expect(Math.abs(leastCostDeferredPlan(need).cost - leastCostByFlow(need))).toBeLessThan(1e-7);
      }),
      { numRuns: 500 },
    );
  });

  it("keeps every bound, loses no work and pays for nothing it does not use", () => {
    fc.assert(
      fc.property(anyNeed(realHours), (need) => {
        const plan = leastCostDeferredPlan(need);
        const all = need.work.reduce((total, { workHours }) => total + sum(workHours), 0);
        expect(sum(plan.doneHours) + plan.lateHours).toBeCloseTo(all, 9);
        expect(plan.backlogHours.at(-1)).toBeCloseTo(0, 9);
        for (const [period, extra] of plan.extraHours.entries()) {
          const spare = need.spareHours[period] ?? 0;
          expect(extra).toBeGreaterThanOrEqual(0);
          expect(extra).toBeLessThanOrEqual(need.extraMaxHours[period] ?? 0);
          expect(plan.doneHours[period]).toBeLessThanOrEqual(spare + extra + 1e-9);
          if (extra > 0) expect(plan.doneHours[period]).toBeCloseTo(spare + extra, 9);
        }
        expect(plan.cost).toBeCloseTo(plan.extraCost + plan.lateCost, 9);
      }),
      { numRuns: 500 },
    );
  });

  it("never costs more with more spare hours, later deadlines or cheaper lateness", () => {
    fc.assert(
      fc.property(anyNeed(wholeHours), fc.nat(8), (need, period) => {
        const { cost } = leastCostDeferredPlan(need);
        const spareHours = Array.from(need.spareHours, (hours, index) => hours + (index === period ? 3 : 0));
        const work = need.work.map(({ workHours, lastPeriods }) => ({
          workHours,
          lastPeriods: Array.from(lastPeriods, (last) => last + 1),
        }));
        expect(leastCostDeferredPlan({ ...need, spareHours }).cost).toBeLessThanOrEqual(cost);
        expect(leastCostDeferredPlan({ ...need, work }).cost).toBeLessThanOrEqual(cost);
        expect(leastCostDeferredPlan({ ...need, lateCostPerHour: need.lateCostPerHour / 2 }).cost).toBeLessThanOrEqual(
          cost,
        );
      }),
      { numRuns: 300 },
    );
  });
});

/**
 * For windows of one length, the second method: cumulative curves. All hours are bought first; then, from the dearest
 * period to the cheapest, as many are given back as the tightest stretch around it allows, which with A(t) arrived, D(t)
 * due and C(t) on offer up to t is the least of C - D after it less the greatest of C - A before it.
 */
function leastCostByCurves(need: DeferredPlanNeed, span: number): number {
  const { work, spareHours, extraMaxHours, extraCostPerHour } = need;
  const periods = spareHours.length;
  const bought = Array.from(extraMaxHours);
  const arrived = [0];
  for (let period = 0; period < periods; period += 1) {
    arrived.push((arrived[period] ?? 0) + (work[0]?.workHours[period] ?? 0));
  }
  const due = (end: number): number =>
    end >= periods ? (arrived[periods] ?? 0) : (arrived[Math.max(0, end - span)] ?? 0);
  const price = (period: number): number => extraCostPerHour[period] ?? 0;
  const dearest = bought.map((_, period) => period).sort((one, other) => price(other) - price(one));
  for (const period of dearest) {
    const offered = [0];
    for (let now = 0; now < periods; now += 1) {
      offered.push((offered[now] ?? 0) + (spareHours[now] ?? 0) + (bought[now] ?? 0));
    }
    const before = offered.slice(0, period + 1).map((hours, start) => hours - (arrived[start] ?? 0));
    const after = offered.slice(period + 1).map((hours, index) => hours - due(period + 1 + index));
    const slack = Math.min(...after) - Math.max(...before);
    expect(slack).toBeGreaterThan(-1e-9);
    bought[period] = Math.max(0, (bought[period] ?? 0) - slack);
  }
  return bought.reduce((total, hours, period) => total + hours * price(period), 0);
}

/** Seeded and real-valued; hours enough that everything can be done in time. */
function seasonOf(periods: number, span: number, spareMost: number): DeferredPlanNeed {
  const random = randomStream(7, "deferred work");
  const draw = (most: number) => Float64Array.from({ length: periods }, () => most * random.uniform());
  const workHours = draw(10);
  return {
    work: [{ workHours, lastPeriods: workHours.map((_, period) => period + span) }],
    spareHours: draw(spareMost),
    extraCostPerHour: draw(30).map((price) => 20 + price),
    extraMaxHours: new Float64Array(periods).fill(10),
    lateCostPerHour: 1000,
  };
}

describe("a long horizon", () => {
  it.each([
    { periods: 400, span: 0, spareMost: 6 },
    { periods: 400, span: 8, spareMost: 9 },
    { periods: 400, span: 48, spareMost: 5 },
    { periods: 800, span: 100, spareMost: 9.9 },
  ])("costs what cumulative curves say: $periods periods, windows of $span", ({ periods, span, spareMost }) => {
    const need = seasonOf(periods, span, spareMost);
    const plan = leastCostDeferredPlan(need);
    expect(plan.lateHours).toBe(0);
    expect(plan.cost / leastCostByCurves(need, span)).toBeCloseTo(1, 11);
  });

  it.each([
    { name: "nested windows, enough hours", short: 2, long: 30, extraMost: 9, lateCostPerHour: 1000 },
    { name: "nested windows, late work", short: 3, long: 40, extraMost: 3, lateCostPerHour: 60 },
    { name: "windows of any length", short: 0, long: 25, extraMost: 4, lateCostPerHour: 38 },
  ])(
    "costs what cheapest paths through the network cost: $name",
    ({ name, short, long, extraMost, lateCostPerHour }) => {
      const random = randomStream(7, `deferred work: ${name}`);
      const draw = (most: number) =>
        Float64Array.from({ length: 110 }, () => Math.floor((most + 1) * random.uniform()));
      const spans = draw(long - short);
      const need: DeferredPlanNeed = {
        work: [
          { workHours: draw(9), lastPeriods: spans.map((_, period) => period + short) },
          { workHours: draw(5), lastPeriods: spans.map((span, period) => period + (short === 0 ? span : long)) },
        ],
        spareHours: draw(8),
        extraCostPerHour: draw(30).map((price) => 20 + price),
        extraMaxHours: draw(extraMost),
        lateCostPerHour,
      };
      expect(leastCostDeferredPlan(need).cost).toBe(leastCostByFlow(need));
    },
  );

  it("misses no more over 13 weeks of half hours than if all hours were free", () => {
    const season = { ...seasonOf(4368, 96, 2), extraMaxHours: new Float64Array(4368).fill(1) };
    const plan = leastCostDeferredPlan(season);
    const spareHours = Array.from(season.spareHours, (hours) => hours + 1);
    const free = leastCostDeferredPlan({ ...season, spareHours, extraMaxHours: new Float64Array(4368) });
    expect(plan.lateHours).toBeGreaterThan(1000);
    expect(plan.lateHours / free.lateHours).toBeCloseTo(1, 11);
    expect(free.extraCost).toBe(0);
  });
});

describe("a plan at its limits", () => {
  const need: DeferredPlanNeed = {
    work: [{ workHours: [4, 0], lastPeriods: [1, 1] }],
    spareHours: [1, 1],
    extraCostPerHour: [30, 20],
    extraMaxHours: [Infinity, 1],
    lateCostPerHour: 100,
  };

  it("buys the cheaper hours first, also where there is no limit to the dearer", () => {
    const plan = leastCostDeferredPlan(need);
    expect(Array.from(plan.extraHours)).toEqual([1, 1]);
    expect(plan).toMatchObject({ cost: 50, lateHours: 0 });
  });

  it("is late where lateness is cheaper than any hour", () => {
    expect(leastCostDeferredPlan({ ...need, lateCostPerHour: 10 })).toMatchObject({ cost: 20, lateHours: 2 });
  });

  it("costs nothing without work, without periods, and where spare hours are enough", () => {
    const idle = leastCostDeferredPlan({ ...need, work: [] });
    expect(idle.cost).toBe(0);
    expect(Array.from(idle.extraHours)).toEqual([0, 0]);
    expect(leastCostDeferredPlan({ ...need, spareHours: [0.1, 3.9] })).toMatchObject({ cost: 0, lateHours: 0 });
    const none = { work: [], spareHours: [], extraCostPerHour: [], extraMaxHours: [], lateCostPerHour: 1 };
    expect(leastCostDeferredPlan(none).cost).toBe(0);
  });

  it("calls nothing late that is short by a rounding", () => {
    const work = [{ workHours: [0.3, 0.1, 0.2], lastPeriods: [2, 2, 2] }];
    const three = { extraCostPerHour: [9, 9, 9], extraMaxHours: [1, 1, 1], lateCostPerHour: 100 };
    const plan = leastCostDeferredPlan({ work, spareHours: [0.1, 0.2, 0.3], ...three });
    expect(plan).toMatchObject({ cost: 0, lateHours: 0 });
  });

  it.each([
    { spareHours: [1] },
    { spareHours: [1, -1] },
    { extraCostPerHour: [NaN, 1] },
    { extraMaxHours: [1, NaN] },
    { lateCostPerHour: -1 },
    { work: [{ workHours: [1, Infinity], lastPeriods: [1, 1] }] },
    { work: [{ workHours: [1, 1], lastPeriods: [1, 0] }] },
    { work: [{ workHours: [1, 1], lastPeriods: [1, 1.5] }] },
    { work: [{ workHours: [1], lastPeriods: [1] }] },
  ])("refuses %o", (wrong) => {
    expect(() => leastCostDeferredPlan({ ...need, ...wrong })).toThrow(Refusal);
  });
});
