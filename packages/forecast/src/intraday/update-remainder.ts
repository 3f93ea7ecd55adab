import { cholesky, inverse, solveLower, solveUpper } from "../models/cholesky.ts";
import type { LowerTriangle } from "../models/cholesky.ts";
import { Refusal } from "@springtide/refusal";
import { meanOfRoot, rootOfCount } from "./root-scale.ts";

/** What a morning says about the rest of its day. */
export interface DayUpdateModel {
  /** Shapes by interval on the root scale, of length one. */
  readonly components: readonly Float64Array[];
  /** How strongly scores are held to their forecast, lambda of Shen and Huang; small follows the morning, large the forecast. */
  readonly penalty: number;
  /** Variance of an interval on the root scale given the scores of its day; 1/4 is chance alone. */
  readonly noiseVariance: number;
  /** Variance of forecast scores in units of noiseVariance / penalty; 1 where penalty and spread agree. */
  readonly scoreVarianceFactor: number;
}

/** A day of which the morning is known. */
export interface UpdatedDay {
  /** Contacts by interval: counts where known, means otherwise. */
  readonly means: Float64Array;
  /** Standard deviation of the contacts of each interval; 0 where they are known. */
  readonly sds: Float64Array;
  /** Contacts counted so far. */
  readonly counted: number;
  /** Contacts still to come: their mean, and its standard deviation with all intervals moving together as scores do. */
  readonly toCome: number;
  readonly toComeSd: number;
  /** counted + toCome. */
  readonly total: number;
  /** Contacts to come over those forecast for the same intervals; 1 where none were forecast. */
  readonly factor: number;
}

/**
 * Today's remainder from its morning: the scores of today are those that fit the counts so far and stay near their forecast,
 * min ||y_observed - F b||^2 + lambda ||b - b_forecast||^2 with y = sqrt(count + 1/4), solved for the departure from the forecast so that
 * what the forecast knows beyond the shapes F is kept. With nothing counted the forecast comes back, with everything counted the counts.
 * Means are never negative: a shape taken below zero means no contacts. Intervals forecast at zero (closed) stay at zero and teach nothing.
 * The spread is that of the posterior of b with the same weights, plus chance; by the delta method, var = 4 mean var(y) + 2 var(y)^2.
 * Source: Shen and Huang (2008), Manufacturing & Service Operations Management 10(3), 391-410, section 4. Cost: intervals x components^2.
 * @param forecastOfDay mean contacts of each interval as forecast before the day began
 * @param countsSoFar counts from the first interval on; NaN for an interval that is over but unknown
 * @throws Refusal "negative-contacts", "negative-forecast", "more-counts-than-intervals"
 */
export function updateRemainder({
  model,
  forecastOfDay,
  countsSoFar,
}: {
  readonly model: DayUpdateModel;
  readonly forecastOfDay: ArrayLike<number>;
  readonly countsSoFar: ArrayLike<number>;
}): UpdatedDay {
  const forecast = Float64Array.from(forecastOfDay, (mean) => checkedMean(mean));
  const counts = forecast.map((_, k) => countsSoFar[k] ?? NaN);
  if (countsSoFar.length > forecast.length) throw tooManyCounts(countsSoFar.length, forecast.length);
  const posterior = scoresFromMorning(model, forecast, counts);
  return dayOf(model, forecast, counts, posterior);
}

/** Departure of today's scores from their forecast, and (F'F + lambda I)^-1 over the intervals counted. */
interface ScoreDeparture {
  readonly departure: Float64Array;
  readonly spread: LowerTriangle;
}

function scoresFromMorning(
  { components, penalty }: DayUpdateModel,
  forecast: Float64Array,
  counts: Float64Array,
): ScoreDeparture {
  const size = components.length;
  const values = new Float64Array((size * (size + 1)) / 2);
  const right = new Float64Array(size);
  for (let i = 0; i < size; i++) values[(i * (i + 3)) / 2] = penalty;
  counts.forEach((count, k) => {
    const root = rootOfCount(count);
    const mean = forecast[k] ?? 0;
    if (Number.isNaN(root) || mean === 0) return;
    const surprise = root - Math.sqrt(mean);
    components.forEach((a, i) => {
      right[i] = (right[i] ?? 0) + (a[k] ?? 0) * surprise;
      for (let j = 0; j <= i; j++) {
        const at = (i * (i + 1)) / 2 + j;
        values[at] = (values[at] ?? 0) + (a[k] ?? 0) * (components[j]?.[k] ?? 0);
      }
    });
  });
  const factor = cholesky({ size, values });
  return { departure: solveUpper(factor, solveLower(factor, right)), spread: inverse(factor) };
}

function dayOf(
  { components, noiseVariance, scoreVarianceFactor }: DayUpdateModel,
  forecast: Float64Array,
  counts: Float64Array,
  { departure, spread }: ScoreDeparture,
): UpdatedDay {
  const means = counts.slice();
  const sds = new Float64Array(forecast.length);
  const slope = new Float64Array(components.length);
  const scoreVariance = noiseVariance * scoreVarianceFactor;
  const sums = { counted: 0, toCome: 0, expected: 0, noise: 0 };
  forecast.forEach((before, k) => {
    const count = counts[k] ?? NaN;
    if (!Number.isNaN(count)) {
      sums.counted += count;
      return;
    }
    const shapes = components.map((shape) => (before > 0 ? (shape[k] ?? 0) : 0));
    const root = Math.sqrt(before) + shapes.reduce((sum, f, j) => sum + f * (departure[j] ?? 0), 0);
    const mean = departure.every((value) => value === 0) ? before : meanOfRoot(root);
    const noise = before > 0 ? noiseVariance : 0;
    const ofRoot = noise + scoreVariance * quadratic(spread, shapes);
    means[k] = mean;
    sds[k] = Math.sqrt(4 * mean * ofRoot + 2 * ofRoot * ofRoot);
    shapes.forEach((f, j) => (slope[j] = (slope[j] ?? 0) + 2 * Math.sqrt(mean) * f));
    sums.toCome += mean;
    sums.expected += before;
    sums.noise += 4 * mean * noise + 2 * noise * noise;
  });
  const { counted, toCome, expected, noise } = sums;
  const toComeSd = Math.sqrt(noise + scoreVariance * quadratic(spread, slope));
  return {
    means,
    sds,
    counted,
    toCome,
    toComeSd,
    total: counted + toCome,
    factor: expected > 0 ? toCome / expected : 1,
  };
}

/** v' A v of a symmetric matrix given by its lower triangle. */
function quadratic({ size, values }: LowerTriangle, v: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++)
      sum += (i === j ? 1 : 2) * (values[(i * (i + 1)) / 2 + j] ?? 0) * (v[i] ?? 0) * (v[j] ?? 0);
  return Math.max(0, sum);
}

function checkedMean(mean: number): number {
  if (mean >= 0 && mean < Infinity) return mean;
  throw new Refusal({
    code: "negative-forecast",
    place: { field: "/forecastOfDay" },
    found: `${mean} contacts expected in an interval`,
    rule: "a forecast by interval is a number, zero or more",
    remedy: "Forecast the day first; intervals outside opening hours have 0.",
  });
}

function tooManyCounts(counts: number, intervals: number): Refusal {
  return new Refusal({
    code: "more-counts-than-intervals",
    place: { field: "/countsSoFar" },
    found: `${counts} counts for a day of ${intervals} intervals`,
    rule: "counts and forecast are of the same day and interval length",
    remedy: "Cut the counts to the day, or bring both to the same interval length.",
  });
}
