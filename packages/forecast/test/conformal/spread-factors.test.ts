import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawNormal, randomStream } from "@springtide/probability";
import { adaptiveLevel, spreadFactors, widened } from "@springtide/forecast";

function normals(count: number, { sd = 1, shift = 0 } = {}): { score: number; group: number }[] {
  const stream = randomStream(1, "scores");
  return Array.from({ length: count }, (_, group) => ({ score: shift + sd * drawNormal(stream), group }));
}

describe("factors of spread", () => {
  it("stay one where fewer than twenty scores are known", () => {
    expect(spreadFactors(normals(19))).toEqual({ lower: [1, 1, 1], upper: [1, 1, 1], scores: 0 });
  });

  it("are the standard deviation of scores that are normal", () => {
    const { lower, upper } = spreadFactors(normals(4000, { sd: 1.6 }));
    for (const factor of [...lower, ...upper]) expect(Math.abs(factor - 1.6)).toBeLessThan(0.2);
  });

  it("widen one side alone when only one side is missed", () => {
    const skewed = normals(2000).map(({ score, group }) => ({ score: score > 0 ? 2 * score : score, group }));
    const { lower, upper } = spreadFactors(skewed);
    expect(upper[1]).toBeGreaterThan(1.8);
    expect(lower[1]).toBeLessThan(1.2);
  });

  it("never let quantiles cross", () => {
    const score = fc.double({ min: -20, max: 20, noNaN: true });
    fc.assert(
      fc.property(fc.array(score, { minLength: 20, maxLength: 60 }), score, score, (scores, a, b) => {
        const factors = spreadFactors(scores.map((value, group) => ({ score: value, group })));
        const [low, high] = a < b ? [a, b] : [b, a];
        expect(widened(low, factors)).toBeLessThanOrEqual(widened(high, factors));
      }),
    );
  });

  it("leave departures as they are where the model is right", () => {
    for (const z of [-3, -1.5, -0.3, 0, 0.8, 2.2]) expect(widened(z, spreadFactors([]))).toBeCloseTo(z, 12);
  });
});

describe("the adaptive level", () => {
  it("stays near the nominal one where misses come as often as they should", () => {
    expect(adaptiveLevel(0.1, 1000, (i) => i % 10 === 0)).toBeCloseTo(0.1, 1);
  });

  it("falls by 0.009 with each miss and rises by 0.001 without, within its limits; the later half is averaged", () => {
    // Gibbs and Candes: level + 0.01 (0.1 - missed), the gain being a tenth of the level.
    expect(adaptiveLevel(0.1, 3, () => true)).toBeCloseTo((0.082 + 0.073) / 2, 12);
    expect(adaptiveLevel(0.1, 5, () => false)).toBeCloseTo((0.103 + 0.104 + 0.105) / 3, 12);
    expect(adaptiveLevel(0.1, 1000, () => true)).toBeCloseTo(0.025, 12);
  });
});
