import { beforeAll, describe, expect, it } from "vitest";
import type { Comparison } from "./compare.ts";
import { SMALL, holds, verdictOf, verifyAll, type Verdict } from "./verify-all.ts";

describe("the simulation beside the formulas", () => {
  let comparisons: Comparison[] = [];
  let verdict: Verdict = { systems: 0, comparisons: 0, withinThree: 0, farthest: Infinity };
  beforeAll(() => {
    comparisons = verifyAll(SMALL);
    verdict = verdictOf(comparisons);
  });

  it("is played on sixty systems and more", () => {
    expect(verdict.systems).toBeGreaterThanOrEqual(60);
    expect(verdict.comparisons).toBeGreaterThanOrEqual(300);
  });

  it("lies within three standard errors in 99 of 100 comparisons, and nowhere beyond four and a half", () => {
    const far = comparisons.filter(({ distance }) => Math.abs(distance) > 3);
    expect(holds(verdict), JSON.stringify({ verdict, far }, null, 2)).toBe(true);
  });

  it("errs to neither side", () => {
    const positive = comparisons.filter(({ distance }) => distance > 0).length / comparisons.length;
    // Figures of one system move together, so the comparisons tell no more than some 80 independent ones.
    expect(Math.abs(positive - 0.5)).toBeLessThan(0.2);
  });
});
