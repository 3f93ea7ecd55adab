import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { KeyedWords, exponentialOfWord, uniformOfWord } from "../src/index.ts";

const BLOCKS = 500_000;

/** A million variates. */
function variates(seed: number): Float64Array {
  const words = new Int32Array(2 * BLOCKS);
  new KeyedWords(seed, "exponential").fill(words, BLOCKS, 0, 0);
  return Float64Array.from(words, exponentialOfWord);
}

describe("an exponential variate of a word", () => {
  it("is minus the logarithm of its uniform number", () => {
    const edges = [0, 1, 2, 3, -1, -2, 0x7fffffff, -0x80000000, 0xffffffff];
    for (const word of edges) {
      expect(Math.abs(exponentialOfWord(word) + Math.log(uniformOfWord(word)))).toBeLessThan(1e-14);
    }
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }), (word) => {
        expect(Math.abs(exponentialOfWord(word) + Math.log(uniformOfWord(word)))).toBeLessThan(1e-14);
      }),
      { numRuns: 5000 },
    );
  });

  it("falls as the word rises, and lies between 1.1e-10 and 22.9", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 2 }), (word) => {
        expect(exponentialOfWord(word + 1)).toBeLessThan(exponentialOfWord(word));
      }),
      { numRuns: 5000 },
    );
    expect(exponentialOfWord(0)).toBeCloseTo(33 * Math.LN2, 14);
    expect(exponentialOfWord(-1)).toBeCloseTo(2 ** -33, 15);
  });

  it("has mean 1, variance 1, third moment 6 and the exponential distribution function", () => {
    const values = variates(20261122);
    const many = values.length;
    // Standard errors from the moments of the exponential law: E X^k = k!.
    const moment = (power: number): number => values.reduce((sum, value) => sum + value ** power, 0) / many;
    expect(Math.abs(moment(1) - 1)).toBeLessThan(4 / Math.sqrt(many));
    expect(Math.abs(moment(2) - 2)).toBeLessThan(4 * Math.sqrt((24 - 4) / many));
    expect(Math.abs(moment(3) - 6)).toBeLessThan(4 * Math.sqrt((720 - 36) / many));
    const gap = values
      .toSorted()
      .reduce((most, x, at) => Math.max(most, Math.abs(-Math.expm1(-x) - (at + 0.5) / many)), 0);
    // Kolmogorov's 0.1 % point.
    expect(gap).toBeLessThan(1.95 / Math.sqrt(many));
  });

  it("shares nothing between neighbours and streams", () => {
    const [first, second] = [variates(1), variates(2)];
    const correlation = (lag: number, other: Float64Array): number => {
      let sum = 0;
      for (let at = 0; at + lag < first.length; at += 1) sum += ((first[at] ?? 0) - 1) * ((other[at + lag] ?? 0) - 1);
      return sum / (first.length - lag);
    };
    for (const lag of [1, 2, 3, 4, 5, 8]) expect(Math.abs(correlation(lag, first))).toBeLessThan(4.5 / 1000);
    expect(Math.abs(correlation(0, second))).toBeLessThan(4.5 / 1000);
  });
});
