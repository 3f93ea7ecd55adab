import { amountConfirmed, confirmSteps } from "@springtide/planning";
import { describe, expect, it } from "vitest";

describe("the rule by which seats are confirmed", () => {
  const steps = confirmSteps([0, 0.2, 0.35, 0.7], [0, 0, 12, 20]);

  it("has a step wherever more is confirmed than before", () => {
    expect(steps).toEqual([
      { fromProbability: 0, amount: 0 },
      { fromProbability: 0.35, amount: 12 },
      { fromProbability: 0.7, amount: 20 },
    ]);
  });

  it("is followed by looking up what is told", () => {
    expect([0, 0.34, 0.35, 0.69, 1].map((told) => amountConfirmed(steps, told))).toEqual([0, 0, 12, 12, 20]);
  });

  it("is no rule where less is confirmed at more", () => {
    expect(() => confirmSteps([0, 0.5], [3, 2])).toThrow(RangeError);
    expect(() => confirmSteps([0, 0], [1, 2])).toThrow(RangeError);
  });
});
