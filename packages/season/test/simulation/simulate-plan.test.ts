import { beforeAll, describe, expect, it } from "vitest";
import type { Plan } from "@springtide/contracts";
import { Cancelled, Refusal } from "@springtide/refusal";
import { openPlan, openSimulation, planSeason, simulatePlan } from "@springtide/season";
import { addUp } from "@springtide/simulation";
import { smallInput } from "../small-shop.ts";

/** A Monday: from eight to six. */
const DAY = "2026-09-07";

let plan: Plan;
beforeAll(() => {
  plan = planSeason(smallInput());
});

describe("a plan played out", () => {
  it("agrees with the exact course of a day on the same seasons", () => {
    const seasons = plan.paths;
    const simulation = openSimulation(plan, { firstDay: DAY });
    const [phone] = simulation.outcome(simulation.play(0, seasons)).queues;
    const exact = openPlan(plan).exactDay({ day: DAY, queue: "phone", seasons }).queues[0];
    if (phone === undefined || exact === undefined) throw new TypeError("the phone is missing");
    const contacts = exact.contacts.reduce((sum, each) => sum + each, 0);
    const level = exact.contacts.reduce((sum, each, at) => sum + each * (exact.planned.serviceLevel.mean[at] ?? 0), 0);
    expect(phone.days).toHaveLength(1);
    // Interval by interval too: open from eight to six, half hours.
    expect(phone.intervals).toHaveLength(48);
    expect(phone.intervals[16]?.start).toBe("2026-09-07T08:00:00+02:00");
    const levels = phone.intervals.map(({ serviceLevel }) => serviceLevel);
    expect(levels.map((each) => each !== null)).toEqual(Array.from({ length: 48 }, (_, i) => i >= 16 && i < 36));
    expect(Math.abs((phone.days[0]?.contacts.mean ?? 0) / contacts - 1)).toBeLessThan(0.1);
    // Within the half-width of the simulation, with a point for the exact day's rounding over seasons of different size.
    const off = Math.abs((phone.serviceLevel.value ?? NaN) - level / contacts);
    expect(off).toBeLessThan(2 * (phone.serviceLevel.halfWidth ?? 0) + 0.01);
  });

  it("is the same to the last bit however its seasons are shared out among workers", () => {
    const days = { firstDay: DAY, days: 3 };
    const together = openSimulation(plan, days);
    const apart = openSimulation(plan, days);
    const parts = addUp(apart.play(3, 3), apart.play(0, 3));
    expect(apart.outcome(parts)).toEqual(together.outcome(together.play(0, 6)));
  });

  it("tells the word of the formula beside what came, for the whole plan only", () => {
    const whole = simulatePlan(plan, { replications: 5 });
    expect(whole.queues.map(({ queue }) => queue)).toEqual(plan.forecasts.map(({ queue }) => queue));
    expect(whole.queues.map(({ expected }) => expected?.serviceLevel)).toEqual(
      plan.staffing.map(({ expectedServiceLevel }) => expectedServiceLevel),
    );
    expect(whole.queues[0]?.days).toHaveLength(plan.grid.days);
    expect(whole.queues[0]?.intervals).toEqual([]);
    expect(simulatePlan(plan, { replications: 2, firstDay: DAY }).queues[0]?.expected).toBeNull();
  });

  it("draws fresh seasons by another seed", () => {
    const [one, same, other] = [7, 7, 8].map((seed) => simulatePlan(plan, { replications: 2, firstDay: DAY, seed }));
    expect(one).toEqual(same);
    expect(one?.queues).not.toEqual(other?.queues);
  });

  it("stops once the half-width asked for is reached", () => {
    const rough = simulatePlan(plan, { firstDay: DAY, halfWidth: 0.9 });
    const fine = simulatePlan(plan, { firstDay: DAY, halfWidth: 1e-6 });
    expect([rough.seasons, fine.seasons]).toEqual([5, plan.paths]);
  });

  it("refuses days outside the plan and more seasons than there are", () => {
    const refusal = (ask: () => unknown): string => {
      try {
        ask();
      } catch (error) {
        if (error instanceof Refusal) return `${error.findings[0]?.code ?? ""} ${error.findings[0]?.place.field ?? ""}`;
      }
      return "none";
    };
    const unmanned = {
      ...plan,
      staffing: plan.staffing.map((one) => ({
        ...one,
        own: one.own.map(() => 0),
        overflow: one.overflow.map(() => 0),
      })),
    };
    expect([
      refusal(() => simulatePlan(plan, { firstDay: "2031-01-01" })),
      refusal(() => simulatePlan(plan, { firstDay: DAY, days: 10_000 })),
      refusal(() => simulatePlan(plan, { replications: plan.paths + 1 })),
      refusal(() => simulatePlan(plan, { halfWidth: 2 })),
      refusal(() => simulatePlan(plan, { seed: 0.5 })),
      refusal(() => simulatePlan(unmanned)),
    ]).toEqual([
      "day-outside-plan /firstDay",
      "day-outside-plan /days",
      "seasons-out-of-range /replications",
      "half-width-out-of-range /halfWidth",
      "not-a-seed /seed",
      "nobody-at-work /staffing/0",
    ]);
  });

  it("stops when it is told to", () => {
    const cancel = { aborted: true };
    expect(() => simulatePlan(plan, {}, undefined, cancel)).toThrow(Cancelled);
  });
});
