import { Refusal } from "@springtide/refusal";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { earliestDeadlineRun, type DeferredWork } from "../../src/index.ts";
import { anyPeriods, anyWork, wholeHours } from "./works.ts";

/** Second method: work cut into pieces of one hour, and the most urgent piece sought anew each time. */
function hourByHour(work: readonly DeferredWork[], capacityHours: readonly number[]) {
  const pieces: { arrived: number; due: number }[] = [];
  let onTimeHours = 0;
  let lateHours = 0;
  const backlogHours: number[] = [];
  const overdueHours: number[] = [];
  const oldestAgePeriods: number[] = [];
  capacityHours.forEach((capacity, period) => {
    for (const { workHours, lastPeriods } of work) {
      for (let hour = 0; hour < (workHours[period] ?? 0); hour += 1) {
        pieces.push({ arrived: period, due: Math.min(lastPeriods[period] ?? 0, capacityHours.length) });
      }
    }
    pieces.sort((one, other) => one.due - other.due || one.arrived - other.arrived);
    for (const { due } of pieces.splice(0, capacity)) {
      if (due >= period) onTimeHours += 1;
      else lateHours += 1;
    }
    backlogHours.push(pieces.length);
    overdueHours.push(pieces.filter(({ due }) => due <= period).length);
    oldestAgePeriods.push(pieces.reduce((oldest, { arrived }) => Math.max(oldest, period + 1 - arrived), 0));
  });
  return { onTimeHours, lateHours, backlogHours, overdueHours, oldestAgePeriods };
}

const anyCase = anyPeriods.chain((periods) =>
  fc.record({
    work: anyWork(periods, wholeHours),
    capacityHours: fc.array(fc.nat(20), { minLength: periods, maxLength: periods }),
  }),
);

describe("earliest deadline first", () => {
  it("is what seeking the most urgent hour again and again does", () => {
    fc.assert(
      fc.property(anyCase, ({ work, capacityHours }) => {
        const run = earliestDeadlineRun({ work, capacityHours });
        const { backlogHours, overdueHours, oldestAgePeriods } = run;
        const lists = { backlogHours, overdueHours, oldestAgePeriods };
        const plain = Object.entries(lists).map(([name, list]) => [name, Array.from(list)]);
        expect({ ...run, ...Object.fromEntries(plain) }).toMatchObject(hourByHour(work, capacityHours));
      }),
      { numRuns: 1000 },
    );
  });

  it("loses no work: what arrives is done or in hand", () => {
    fc.assert(
      fc.property(anyCase, ({ work, capacityHours }) => {
        const run = earliestDeadlineRun({ work, capacityHours });
        let inHand = 0;
        for (const [period, done] of run.doneHours.entries()) {
          for (const { workHours } of work) inHand += workHours[period] ?? 0;
          inHand -= done;
          expect(run.backlogHours[period]).toBe(inHand);
          // It never rests with work in hand.
          expect(done).toBe(Math.min(capacityHours[period] ?? 0, inHand + done));
        }
        expect(run.endBacklogHours).toBe(inHand);
      }),
    );
  });

  it("has no late work where there is capacity for all at once, and shares of 1 where there is no work", () => {
    const work = [{ workHours: [3, 0.1, 2], lastPeriods: [0, 1, 2] }];
    expect(earliestDeadlineRun({ work, capacityHours: [3, 0.1, 2] })).toMatchObject({
      lateHours: 0,
      onTimeShareOfDue: 1,
    });
    expect(earliestDeadlineRun({ work: [], capacityHours: [] })).toMatchObject({
      onTimeShareOfDone: 1,
      onTimeShareOfDue: 1,
    });
  });

  it("counts work that nobody does as due and not as done", () => {
    const run = earliestDeadlineRun({
      work: [{ workHours: [3, 0, 0], lastPeriods: [1, 2, 9] }],
      capacityHours: [1, 0, 0],
    });
    expect(run).toMatchObject({ onTimeShareOfDone: 1, endBacklogHours: 2, onTimeHours: 1, lateHours: 0 });
    expect(run.onTimeShareOfDue).toBeCloseTo(1 / 3, 15);
    expect(Array.from(run.overdueHours)).toEqual([0, 2, 2]);
    expect(Array.from(run.oldestAgePeriods)).toEqual([1, 2, 3]);
  });

  it("leaves no crumb of work behind where capacity just suffices", () => {
    const work = [{ workHours: [0.3, 0.1, 0.2], lastPeriods: [2, 2, 2] }];
    const run = earliestDeadlineRun({ work, capacityHours: [0.1, 0.2, 0.3] });
    expect(run).toMatchObject({ endBacklogHours: 0, lateHours: 0 });
    expect(Array.from(run.oldestAgePeriods)).toEqual([1, 1, 0]);
  });

  it.each([
    { capacityHours: [1] },
    { capacityHours: [1, NaN] },
    { work: [{ workHours: [1, -1], lastPeriods: [1, 1] }] },
  ])("refuses %o", (wrong) => {
    const work = [{ workHours: [1, 1], lastPeriods: [1, 1] }];
    expect(() => earliestDeadlineRun({ work, capacityHours: [1, 1], ...wrong })).toThrow(Refusal);
  });
});
