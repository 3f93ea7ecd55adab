import { describe, expect, it } from "vitest";
import { earliestDeadlineRun, leastConstantCapacity, leastCostDeferredPlan } from "../../src/index.ts";
import { cases, type Vector } from "../vectors.ts";

const all = cases("deferred_work");
const numbers = (given: Vector): number[] => given.list().map((item) => item.number);
const ofType = (type: string) => all.filter(({ whole }) => whole.at("type").text === type);

/** The file gives windows as a number of further periods; work there may not outlast the last period. */
function workOf(given: Vector, span: (period: number) => number) {
  const workHours = numbers(given.at("work"));
  return [{ workHours, lastPeriods: workHours.map((_, period) => period + span(period)) }];
}

describe("the reference of exact rationals and a linear programme", () => {
  it("has its five cases in three kinds", () => {
    expect(all).toHaveLength(5);
    expect(["min_constant_capacity", "min_cost_lp", "edf_run"].map((type) => ofType(type).length)).toEqual([2, 2, 1]);
  });

  it.each(ofType("min_constant_capacity"))("least constant capacity, case $id", ({ given, out }) => {
    const spans = numbers(given.at("deadlinePeriods"));
    const { agents, critical } = leastConstantCapacity({ work: workOf(given, (period) => spans[period] ?? NaN) });
    expect(agents).toBeCloseTo(out.at("capacity").number, 9);
    expect([critical?.firstPeriod, critical?.lastPeriod]).toEqual(numbers(out.at("criticalInterval")));
  });

  it.each(ofType("min_cost_lp"))("least-cost plan, case $id", ({ given, out }) => {
    const plan = leastCostDeferredPlan({
      work: workOf(given, () => given.at("deadlinePeriods").number),
      spareHours: numbers(given.at("spareCapacity")),
      extraCostPerHour: numbers(given.at("extraCost")),
      extraMaxHours: numbers(given.at("extraMax")),
      lateCostPerHour: given.at("lateCost").number,
    });
    expect(plan.cost).toBeCloseTo(out.at("cost").number, 9);
    expect(plan.lateHours).toBeCloseTo(out.at("lateWork").number, 9);
  });

  it.each(ofType("edf_run"))("earliest deadline first, case $id", ({ given, out }) => {
    const run = earliestDeadlineRun({
      work: workOf(given, () => given.at("deadlinePeriods").number),
      capacityHours: numbers(given.at("capacity")),
    });
    expect(run.onTimeHours).toBeCloseTo(out.at("onTime").number, 9);
    expect(run.lateHours).toBeCloseTo(out.at("late").number, 9);
    expect(run.endBacklogHours).toBeCloseTo(out.at("endBacklog").number, 9);
    expect(Array.from(run.backlogHours)).toEqual(numbers(out.at("backlog")));
    expect(run.onTimeShareOfDone).toBeCloseTo(out.at("onTimeFractionOfCompleted").number, 12);
  });
});
