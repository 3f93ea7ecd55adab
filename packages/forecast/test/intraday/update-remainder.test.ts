import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { drawGamma, drawPoisson, randomStream } from "@springtide/probability";
import { learnDayUpdate, updateRemainder } from "@springtide/forecast";
import type { DayUpdateModel } from "@springtide/forecast";

const total = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0);
const SHAPE = [20, 60, 110, 140, 120, 100, 130, 150, 90, 60, 30, 15];

/** One shape, along the roots of the forecast: all intervals move by one factor. */
function oneFactor(means: readonly number[], penalty: number): DayUpdateModel {
  const length = Math.sqrt(total(means));
  const shape = Float64Array.from(means, (mean) => Math.sqrt(mean) / length);
  return { components: [shape], penalty, noiseVariance: 0.25, scoreVarianceFactor: 1 };
}

const count = fc.integer({ min: 0, max: 300 });
const anyModel = fc
  .record({
    shapes: fc.array(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 6, maxLength: 6 }), {
      minLength: 1,
      maxLength: 3,
    }),
    penalty: fc.double({ min: 0.01, max: 10, noNaN: true }),
  })
  .map(({ shapes, penalty }): DayUpdateModel => ({
    components: shapes.map((shape) => Float64Array.from(shape)),
    penalty,
    noiseVariance: 0.3,
    scoreVarianceFactor: 1.2,
  }));
const sixCounts = fc.array(count, { minLength: 6, maxLength: 6 });

describe("the day after its morning", () => {
  it("is the penalised least squares worked out by hand", () => {
    // F = (0.6, 0.8), forecast (9, 16): roots 3, 4. Count 24.75 has root 5: b - b0 = 0.6 * 2 / (0.36 + 0.64) = 1.2,
    // so the second interval's root is 4 + 0.8 * 1.2 = 4.96 and its mean 24.6016.
    const model = {
      components: [Float64Array.of(0.6, 0.8)],
      penalty: 0.64,
      noiseVariance: 0.25,
      scoreVarianceFactor: 1,
    };
    const day = updateRemainder({ model, forecastOfDay: [9, 16], countsSoFar: [24.75] });
    expect(day.means[1]).toBeCloseTo(24.6016, 10);
    expect(day.total).toBeCloseTo(24.75 + 24.6016, 10);
    expect(day.factor).toBeCloseTo(24.6016 / 16, 10);
    // Variance of the root: 0.25 (1 + 0.64 / 1) = 0.41; of the count 4 * 24.6016 * 0.41 + 2 * 0.41^2 = 40.6828.
    expect((day.sds[1] ?? NaN) ** 2).toBeCloseTo(40.682824, 6);
  });

  it("is the forecast while nothing is counted, and the counts when all is", () => {
    fc.assert(
      fc.property(anyModel, sixCounts, sixCounts, (model, forecastOfDay, counts) => {
        const before = updateRemainder({ model, forecastOfDay, countsSoFar: [] });
        expect(Array.from(before.means)).toEqual(forecastOfDay);
        expect(before).toMatchObject({ counted: 0, factor: 1 });
        expect(before.toCome).toBeCloseTo(total(forecastOfDay), 9);
        const after = updateRemainder({ model, forecastOfDay, countsSoFar: counts });
        expect(Array.from(after.means)).toEqual(counts);
        expect(after).toMatchObject({ toCome: 0, toComeSd: 0, counted: total(counts), total: total(counts) });
      }),
    );
  });

  it("is never negative, keeps closed intervals closed, and adds up", () => {
    fc.assert(
      fc.property(anyModel, sixCounts, sixCounts, fc.integer({ min: 0, max: 6 }), (model, forecast, counts, from) => {
        const forecastOfDay = forecast.map((mean, k) => (k === 4 ? 0 : mean));
        const day = updateRemainder({ model, forecastOfDay, countsSoFar: counts.slice(0, from) });
        day.means.forEach((mean, k) => {
          expect(mean).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(day.sds[k] ?? NaN)).toBe(true);
        });
        if (from <= 4) expect(day.means[4]).toBe(0);
        expect(day.counted + day.toCome).toBeCloseTo(total(day.means), 8);
      }),
    );
  });

  it("is the forecast under an endless penalty", () => {
    const day = updateRemainder({ model: oneFactor(SHAPE, 1e12), forecastOfDay: SHAPE, countsSoFar: [90, 200, 300] });
    SHAPE.slice(3).forEach((mean, k) => {
      expect(day.means[k + 3]).toBeCloseTo(mean, 6);
    });
  });

  it("agrees with the gamma-Poisson posterior of one day factor", () => {
    // Gamma factor of mean 1 and cv c: posterior mean (1 / c^2 + counted) / (1 / c^2 + expected so far). On the root scale its
    // variance is c^2 / 4 x all expected, so lambda = (1/4) / that = 1 / (c^2 x all expected).
    const [cv, all, stream] = [0.2, total(SHAPE), randomStream(4, "factor")];
    const prior = 1 / cv ** 2;
    for (let day = 0; day < 60; day++) {
      const truth = drawGamma(stream, prior) / prior;
      const countsSoFar = SHAPE.slice(0, 5).map((mean) => drawPoisson(stream, mean * truth));
      const posterior = (prior + total(countsSoFar)) / (prior + total(SHAPE.slice(0, 5)));
      const day = updateRemainder({ model: oneFactor(SHAPE, prior / all), forecastOfDay: SHAPE, countsSoFar });
      // Both expand alike to first order; what is left is of second order in a departure of some tens of a per cent.
      expect(Math.abs(day.factor - posterior)).toBeLessThan(0.03);
      const negativeBinomialSd = Math.sqrt(
        day.toCome + (day.toCome * Math.sqrt(posterior / (prior + total(SHAPE.slice(0, 5))))) ** 2 / posterior ** 2,
      );
      expect(Math.abs(day.toComeSd / negativeBinomialSd - 1)).toBeLessThan(0.1);
    }
  });

  it("refuses what cannot be", () => {
    const model = oneFactor(SHAPE, 1);
    expect(() => updateRemainder({ model, forecastOfDay: SHAPE, countsSoFar: [-1] })).toThrow(/zero or more/);
    expect(() => updateRemainder({ model, forecastOfDay: [NaN], countsSoFar: [] })).toThrow(/zero or more/);
    expect(() => updateRemainder({ model, forecastOfDay: [5], countsSoFar: [1, 2] })).toThrow(/same day/);
  });
});

describe("what is learned from past mornings", () => {
  function simulated(days: number, cv: number): { counts: Float64Array; kinds: number[]; forecasts: Float64Array } {
    const stream = randomStream(11, "days");
    const counts = Array.from({ length: days }, () => {
      const factor = cv > 0 ? cv * cv * drawGamma(stream, 1 / (cv * cv)) : 1;
      return SHAPE.map((mean) => drawPoisson(stream, mean * factor));
    }).flat();
    const forecasts = Float64Array.from(counts, (_, at) => SHAPE[at % SHAPE.length] ?? 0);
    return { counts: Float64Array.from(counts), kinds: Array.from({ length: days }, (_, day) => day % 5), forecasts };
  }

  it("follows the morning where days differ, with the spread they have", () => {
    const learned = learnDayUpdate({ ...simulated(160, 0.25), intervals: SHAPE.length, components: 1 });
    expect(learned.errorRatio).toBeLessThan(0.5);
    expect(learned.penalty).toBeLessThan(0.2);
    expect(learned.noiseVariance).toBeLessThan(0.29);
    // Fresh days: the sums to come lie within 1.28 of their sd about four times in five.
    const stream = randomStream(12, "fresh");
    let held = 0;
    for (let day = 0; day < 300; day++) {
      const factor = 0.0625 * drawGamma(stream, 16);
      const counts = SHAPE.map((mean) => drawPoisson(stream, mean * factor));
      const { toCome, toComeSd } = updateRemainder({
        model: learned,
        forecastOfDay: SHAPE,
        countsSoFar: counts.slice(0, 4),
      });
      if (Math.abs(total(counts.slice(4)) - toCome) < 1.2816 * toComeSd) held++;
    }
    expect(held / 300).toBeGreaterThan(0.72);
    expect(held / 300).toBeLessThan(0.88);
  });

  it("leaves the forecast nearly alone where days differ by chance only", () => {
    const learned = learnDayUpdate({ ...simulated(160, 0), intervals: SHAPE.length, components: 1 });
    expect(learned.penalty).toBeGreaterThanOrEqual(2);
    expect(learned.errorRatio).toBeGreaterThan(0.97);
  });

  it("is the stated default while days are few", () => {
    const { counts, kinds } = simulated(12, 0.2);
    expect(learnDayUpdate({ counts, kinds, intervals: SHAPE.length })).toMatchObject({ trials: 0, penalty: 0.5 });
  });
});
