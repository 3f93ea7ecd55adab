import { Refusal } from "@springtide/refusal";
import { describe, expect, it } from "vitest";
import { leastCostDeferredPlan, spareCapacity } from "../../src/index.ts";

const need = {
  agents: [20, 12, 5],
  loadErlangs: [10, 10, 6],
  servedProbability: [1, 0.9, 0.5],
  reserveAgents: 3,
  intervalHours: 0.5,
};

describe("spare capacity", () => {
  it("is what contacts and the reserve leave, times the usable share; never below none", () => {
    // By hand: (20 - 10 - 3), (12 - 9 - 3), (5 - 3 - 3) agents for half an hour at 0.85.
    expect(Array.from(spareCapacity(need))).toEqual([7 * 0.85 * 0.5, 0, 0]);
    expect(Array.from(spareCapacity({ ...need, reserveAgents: [2, 0, 1], usableShare: 1 }))).toEqual([4, 1.5, 0.5]);
    expect(spareCapacity({ ...need, agents: [], loadErlangs: [], servedProbability: [] })).toHaveLength(0);
  });

  it("is what a plan of deferred work counts on", () => {
    const plan = leastCostDeferredPlan({
      work: [{ workHours: [3, 0, 0], lastPeriods: [2, 2, 2] }],
      spareHours: spareCapacity({ ...need, usableShare: 1 }),
      extraCostPerHour: [30, 20, 25],
      extraMaxHours: [9, 9, 9],
      lateCostPerHour: 100,
    });
    // 3.5 hours are spare in the first interval.
    expect(plan.cost).toBe(0);
  });

  it.each([
    { loadErlangs: [1] },
    { agents: [1, -1, 0] },
    { servedProbability: [1, 1, 1.1] },
    { reserveAgents: [1] },
    { reserveAgents: NaN },
    { intervalHours: 0 },
    { usableShare: 2 },
  ])("refuses %o", (wrong) => {
    expect(() => spareCapacity({ ...need, ...wrong })).toThrow(Refusal);
  });
});
