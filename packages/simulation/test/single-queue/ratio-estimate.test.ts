import { describe, expect, it } from "vitest";
import { KeyedWords, exponentialOfWord } from "@springtide/probability";
import { ratioEstimate } from "../../src/index.ts";

describe("a ratio over batches", () => {
  it("is the mean with Student's half-width where all batches are of one size", () => {
    // By hand: mean 5, s = 2.5820, s / 2 = 1.2910; Student's point for 3 degrees is 3.1824.
    const { value, standardError, halfWidth } = ratioEstimate({ over: [2, 4, 6, 8], under: [1, 1, 1, 1] });
    expect(value).toBe(5);
    expect(standardError).toBeCloseTo(1.2909944, 7);
    expect(halfWidth).toBeCloseTo(4.10852, 4);
  });

  it("weighs batches by what they are taken of", () => {
    const { value, standardError, lagOneCorrelation } = ratioEstimate({ over: [1, 9], under: [10, 10] });
    expect(value).toBe(0.5);
    // Residuals -4 and 4: s = sqrt(32), over the root of 2 and the mean of 10.
    expect(standardError).toBeCloseTo(0.4, 12);
    expect(lagOneCorrelation).toBeCloseTo(-0.5, 12);
    expect(ratioEstimate({ over: [10, 0, 3], under: [100, 0, 30] })).toMatchObject({ value: 0.1, standardError: 0 });
  });

  it("says nothing where there is nothing to tell", () => {
    const nothing = { value: null, standardError: null, halfWidth: null, lagOneCorrelation: null };
    expect(ratioEstimate({ over: [0, 0], under: [0, 0] })).toEqual(nothing);
    expect(ratioEstimate({ over: [], under: [] })).toEqual(nothing);
    expect(ratioEstimate({ over: [3], under: [4] })).toEqual({ ...nothing, value: 0.75 });
  });

  it("covers the truth in 95 of 100 cases", () => {
    const words = new Int32Array(2 * 4000 * 10);
    new KeyedWords(11, "cover").fill(words, 40_000, 0, 0);
    const drawn = Float64Array.from(words, exponentialOfWord);
    let covered = 0;
    for (let run = 0; run < 4000; run += 1) {
      const over = Array.from({ length: 10 }, (_, at) => {
        const place = 20 * run + 2 * at;
        // Gamma of shape 2, mean 2: near enough to a batch mean.
        return (drawn[place] ?? 0) + (drawn[place + 1] ?? 0);
      });
      const { value, halfWidth } = ratioEstimate({ over, under: over.map(() => 1) });
      if (Math.abs((value ?? 0) - 2) <= (halfWidth ?? 0)) covered += 1;
    }
    // A skewed law costs some coverage: measured 0.92 to 0.95 for ten parts of shape 2.
    expect(covered / 4000).toBeGreaterThan(0.915);
    expect(covered / 4000).toBeLessThan(0.96);
  });
});
