import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawNormal, randomStream } from "@springtide/probability";
import { believedWeights, learnedWeights } from "../../src/ensemble/combination-weights.ts";
import type { PastDay } from "../../src/ensemble/past-forecasts.ts";
import { recentre } from "../../src/ensemble/recentred-paths.ts";
import type { DayAdjustment } from "../../src/ensemble/recentred-paths.ts";
import { spreadFactors } from "@springtide/forecast";
import type { SpreadFactors } from "@springtide/forecast";

/** Days whose truth is 0 and whose members err independently with given standard deviations. */
function pastOf(origins: number, sds: readonly number[]): PastDay[] {
  const stream = randomStream(1, "members");
  return Array.from({ length: origins * 14 }, (_, i) => ({
    origin: Math.floor(i / 14),
    lead: 1 + (i % 14),
    actual: 0,
    locations: Float64Array.from(sds, (sd) => sd * drawNormal(stream)),
    spread: 1,
    weight: 1,
    explained: false,
  }));
}

const even = (members: number): Float64Array => new Float64Array(members).fill(1 / members);

describe("learned weights", () => {
  it("are what is believed where nothing was judged: two thirds the regression, of all history and of late", () => {
    const believed = believedWeights(["count regression", "count regression of late", "theta", "decomposition"]);
    expect([...learnedWeights([], { believed }).weights]).toEqual([...believed]);
    [0.4875, 0.1625, 0.175, 0.175].forEach((weight, m) => {
      expect(believed[m]).toBeCloseTo(weight, 12);
    });
    expect([...believedWeights(["count regression", "theta"])]).toEqual([0.65, 0.35]);
    expect([...believedWeights(["count regression"])]).toEqual([1]);
  });

  it("come near those of least squares for independent errors: inverse variances", () => {
    // Sds 1 and 2: weights 0.8 and 0.2 (Bates and Granger 1969). Pinball loss of the median agrees for normal errors.
    const { weights } = learnedWeights(pastOf(200, [1, 2]), { believed: even(2) });
    expect(weights[0]).toBeGreaterThan(0.7);
    expect(weights[0]).toBeLessThan(0.9);
  });

  it("leave belief for a member that is always right, the more the more often it was seen", () => {
    const rightOne = [4, 12, 50].map(
      (origins) => learnedWeights(pastOf(origins, [1, 0.01]), { believed: even(2) }).weights[1] ?? NaN,
    );
    expect(rightOne[0]).toBeGreaterThan(0.5);
    expect(rightOne[1]).toBeGreaterThan(rightOne[0] ?? NaN);
    expect(rightOne[2]).toBeGreaterThan(0.85);
  });

  it("stay nearer to belief where forecasts overlap and tell the same days again", () => {
    const [alone, overlapping] = [1, 4].map(
      (overlap) => learnedWeights(pastOf(20, [1, 0.3]), { believed: even(2), overlap }).weights[1] ?? NaN,
    );
    expect(overlapping).toBeLessThan(alone ?? NaN);
    expect(overlapping).toBeGreaterThan(0.5);
  });

  it("are never negative and add to one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.array(fc.double({ min: 0.01, max: 3, noNaN: true }), { minLength: 2, maxLength: 6 }),
        (origins, sds) => {
          const { weights } = learnedWeights(pastOf(origins, sds), { believed: even(sds.length) });
          expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 9);
          expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
        },
      ),
      { numRuns: 30 },
    );
  });
});

function adjusted(shift: number, factors: SpreadFactors): DayAdjustment {
  return { shift, factors, ofCauses: spreadFactors([]), hasCause: false };
}

describe("recentred paths", () => {
  const rates = Float32Array.from({ length: 300 }, (_, i) => Math.exp(Math.sin(7 * i) + (i % 3)));

  it("move by the shift alone where the spread stands", () => {
    const moved = rates.slice();
    const factors = spreadFactors([]);
    recentre(moved, rates, { days: 3, adjustments: [0, 0.5, -1].map((shift) => adjusted(shift, factors)) });
    moved.forEach((rate, at) => {
      const expected = (rates[at] ?? NaN) * Math.exp([0, 0.5, -1][at % 3] ?? NaN);
      expect(Math.abs(rate / expected - 1)).toBeLessThan(1e-6);
    });
  });

  it("widen without moving the mean, and leave closed days closed", () => {
    const moved = Float32Array.from(rates, (rate, at) => (at % 3 === 2 ? 0 : rate));
    const template = moved.slice();
    const factors = { lower: [2, 2, 2] as const, upper: [2, 2, 2] as const, scores: 100 };
    recentre(moved, template, { days: 3, adjustments: [1, 2, 3].map(() => adjusted(0, factors)) });
    const day = (of: Float32Array, d: number): Float32Array => of.filter((_, at) => at % 3 === d);
    const mean = (of: Float32Array): number => of.reduce((sum, rate) => sum + rate, 0) / of.length;
    const width = (of: Float32Array): number => Math.log(Math.max(...of) / Math.min(...of));
    for (const d of [0, 1]) {
      expect(mean(day(moved, d)) / mean(day(template, d))).toBeCloseTo(1, 5);
      expect(width(day(moved, d)) / width(day(template, d))).toBeCloseTo(2, 3);
    }
    expect(Math.max(...day(moved, 2))).toBe(0);
  });

  it("take the spread of causes in the paths in which a trigger is felt, and in all on a holiday", () => {
    const template = rates.slice();
    const lifted = rates.map((rate, at) => (at < 150 ? 3 * rate : rate));
    const wide = { lower: [2, 2, 2] as const, upper: [2, 2, 2] as const, scores: 100 };
    const moved = lifted.slice();
    const adjustment = { shift: 0, factors: spreadFactors([]), ofCauses: wide };
    recentre(moved, template, {
      days: 3,
      adjustments: [false, true, false].map((hasCause) => ({ ...adjustment, hasCause })),
    });
    const width = (of: Float32Array, day: number, from: number): number => {
      const logs = of.slice(from, from + 150).filter((_, at) => (at + from) % 3 === day);
      return Math.log(Math.max(...logs) / Math.min(...logs));
    };
    expect(width(moved, 0, 0) / width(lifted, 0, 0)).toBeCloseTo(2, 3);
    expect(width(moved, 0, 150) / width(lifted, 0, 150)).toBeCloseTo(1, 3);
    expect(width(moved, 1, 150) / width(lifted, 1, 150)).toBeCloseTo(2, 3);
  });
});
