import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { failedContacts, settledForward } from "@springtide/forecast";

const unknown = Number.NaN;

describe("failed contacts", () => {
  it("are the abandoned ones, else offered less handled, else the share that failed elsewhere", () => {
    const { failed, knownShare } = failedContacts({
      offered: Float64Array.of(10, 20, 10, unknown),
      handled: Float64Array.of(9, 16, unknown, unknown),
      abandoned: Float64Array.of(2, unknown, unknown, unknown),
    });
    // 2 abandoned of 10, 20 less 16 of 20: 6 of 30 failed, so 2 of the 10 without a count.
    expect([...failed]).toEqual([2, 4, 2, unknown]);
    expect(knownShare).toBe(0.75);
  });

  it("are unknown without any column, and nothing is made up", () => {
    const nothing = new Float64Array(3).fill(unknown);
    const { failed, knownShare } = failedContacts({
      offered: Float64Array.of(1, 2, 3),
      handled: nothing,
      abandoned: nothing,
    });
    expect([[...failed], knownShare]).toEqual([[unknown, unknown, unknown], 0]);
  });

  it("are never below zero where more were handled than offered: an agent's last call began in the interval before", () => {
    const { failed } = failedContacts({
      offered: Float64Array.of(5),
      handled: Float64Array.of(6),
      abandoned: Float64Array.of(unknown),
    });
    expect(failed[0]).toBe(0);
  });
});

describe("negative counts", () => {
  it("are settled by those that follow, and the total stays", () => {
    const values = fc.array(fc.integer({ min: -20, max: 40 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(values, (list) => {
        const { counts, unsettled } = settledForward(Float64Array.from(list));
        const sum = (of: ArrayLike<number>): number => Array.from(of).reduce((total, value) => total + value, 0);
        expect(counts.every((count) => count >= 0)).toBe(true);
        expect(sum(counts) - unsettled).toBe(sum(list));
      }),
    );
  });

  it("leave what is not negative as it is, and unknown counts unknown", () => {
    expect([...settledForward(Float64Array.of(3, unknown, 0, 2)).counts]).toEqual([3, unknown, 0, 2]);
    expect([...settledForward(Float64Array.of(-3, unknown, 5)).counts]).toEqual([0, unknown, 2]);
  });
});
