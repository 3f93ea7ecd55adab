import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { forecastDay, forecastScores, lowRankDays } from "@springtide/forecast";

/** Counts whose roots sqrt(count + 1/4) are the given ones. */
const countsOf = (roots: readonly number[]): Float64Array => Float64Array.from(roots, (root) => root * root - 0.25);

describe("the shapes of days", () => {
  it("are those worked out by hand", () => {
    // Roots [[3, 0.5], [0.5, 3]]: Y'Y = [[9.25, 3], [3, 9.25]] has eigenvalues 12.25 and 6.25 along (1, 1) and (1, -1).
    const { components, singularValues, scores, explained } = lowRankDays({
      counts: countsOf([3, 0.5, 0.5, 3]),
      intervals: 2,
      components: 2,
    });
    const half = Math.sqrt(0.5);
    expect(Array.from(singularValues)).toEqual([expect.closeTo(3.5, 10), expect.closeTo(2.5, 10)]);
    expect(Array.from(components[0] ?? [])).toEqual([expect.closeTo(half, 10), expect.closeTo(half, 10)]);
    expect(Math.abs(scores[0]?.[1] ?? NaN)).toBeCloseTo(2.5 * half, 10);
    expect(explained).toBeCloseTo(1, 12);
  });

  it("rebuild the days, are at right angles and point up; tall or wide alike", () => {
    const count = fc.integer({ min: 0, max: 400 });
    const size = fc.constantFrom([3, 7], [7, 3], [5, 5]);
    fc.assert(
      fc.property(size, fc.array(count, { minLength: 35, maxLength: 35 }), ([days = 0, intervals = 0], all) => {
        const counts = Float64Array.from(all.slice(0, days * intervals));
        const { components, scores } = lowRankDays({ counts, intervals, components: 7 });
        components.forEach((a, i) => {
          components.forEach((b, j) => {
            expect(a.reduce((sum, value, k) => sum + value * (b[k] ?? 0), 0)).toBeCloseTo(i === j ? 1 : 0, 5);
          });
          expect(Math.max(...a)).toBeGreaterThanOrEqual(-Math.min(...a) - 1e-9);
        });
        counts.forEach((value, at) => {
          const [day, k] = [Math.floor(at / intervals), at % intervals];
          const root = components.reduce((sum, shape, j) => sum + (shape[k] ?? 0) * (scores[day]?.[j] ?? 0), 0);
          expect(root).toBeCloseTo(Math.sqrt(value + 0.25), 4);
        });
      }),
      { numRuns: 40 },
    );
  });

  it("are learned from whole days, and refused without one", () => {
    const { scores } = lowRankDays({ counts: Float64Array.of(4, 9, NaN, 3), intervals: 2, components: 1 });
    expect(scores.map((day) => Number.isNaN(day[0]))).toEqual([false, true]);
    expect(() => lowRankDays({ counts: Float64Array.of(NaN, 3), intervals: 2 })).toThrow(/all known/);
    expect(() => lowRankDays({ counts: Float64Array.of(-1, 3), intervals: 2 })).toThrow(/zero or more/);
  });
});

describe("the forecast of scores", () => {
  it("is the mean of the kind drawn one day to the mean of all, where nothing lingers", () => {
    // Kind 0: 10, 10, kind 1: 4, 4; all 7. (20 + 7) / 3 = 9; departures +1, -1, +1, -1 do not carry on: memory 0.
    const scores = [10, 4, 10, 4].map((value) => Float64Array.of(value));
    expect(forecastScores({ scores, kinds: [0, 1, 0, 1], kind: 0 })[0]).toBeCloseTo(9, 12);
    expect(forecastScores({ scores, kinds: [0, 1, 0, 1], kind: 9 })[0]).toBeCloseTo(7, 12);
  });

  it("gives back a day that is always the same", () => {
    const day = [2, 30, 55, 9];
    const days = lowRankDays({ counts: Float64Array.from([...day, ...day, ...day]), intervals: 4, components: 1 });
    const means = forecastDay({ days, kinds: [1, 1, 1], kind: 1 });
    means.forEach((mean, k) => {
      expect(mean).toBeCloseTo((day[k] ?? 0) + 0.25, 8);
    });
  });
});
