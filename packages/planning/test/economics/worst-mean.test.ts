import { worstMean } from "@springtide/planning";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

describe("the mean of the worst outcomes", () => {
  const tens = Float64Array.from({ length: 20 }, (_, i) => i * 10);

  it("is the mean of the dearest tenth", () => {
    // By hand: of 0, 10 ... 190 the two dearest are 190 and 180.
    expect(worstMean(tens, 0.9)).toBeCloseTo(185, 9);
  });

  it("counts the last outcome for its part", () => {
    // By hand: 1.5 of 5 outcomes: (50 + 0.5 x 40) / 1.5.
    expect(worstMean(Float64Array.of(10, 20, 30, 40, 50), 0.7)).toBeCloseTo(70 / 1.5, 9);
  });

  it("is the mean of all at level 0, the worst of all near 1, and rises between", () => {
    const costs = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(costs, fc.double({ min: 0, max: 0.99, noNaN: true }), (list, level) => {
        const values = Float64Array.from(list);
        const mean = list.reduce((sum, cost) => sum + cost, 0) / list.length;
        expect(worstMean(values, 0)).toBeCloseTo(mean, 6);
        expect(worstMean(values, level)).toBeGreaterThanOrEqual(mean - 1e-6);
        expect(worstMean(values, level)).toBeLessThanOrEqual(Math.max(...list) + 1e-6);
      }),
    );
  });

  it("is the least of a line with one bend for each outcome", () => {
    // A second way, after the source: min over z of z + mean of max(0, cost - z) / (1 - level).
    const costs = Float64Array.of(3, 8, 1, 9, 4, 12, 7);
    const least = Math.min(
      ...costs.map((z) => z + costs.reduce((sum, cost) => sum + Math.max(0, cost - z), 0) / costs.length / 0.2),
    );
    expect(worstMean(costs, 0.8)).toBeCloseTo(least, 9);
  });

  it("needs outcomes", () => {
    expect(() => worstMean(new Float64Array(), 0.9)).toThrow(RangeError);
  });
});
