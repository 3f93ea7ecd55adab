import { civilDay } from "@springtide/calendar";
import { drawGamma, drawNormal, randomStream } from "@springtide/probability";
import type { DailyModelParameters } from "../models/daily-model-parameters.ts";
import { factorOf } from "../triggers/kernel.ts";
import { addEffects, drawnCovariates } from "./covariate-effects.ts";
import { futureFeatures, pastKernel, zeroOnClosedDays } from "./expected-daily-rates.ts";
import type { DailyForecastRequest } from "./daily-forecast-request.ts";
import { drawCoefficients, liftOf } from "./draw-coefficients.ts";
import { pathKernel } from "./path-kernel.ts";

/** Below this the factor is 1 within a hundredth of a per cent. */
const NO_VARIANCE = 1e-8;

/** Seasons to be drawn for one queue. */
export interface DailyPathsRequest extends DailyForecastRequest {
  /** As drawn by `drawOnsets` for the same triggers and at least as many paths. */
  readonly onsets: ReadonlyMap<string, readonly Int32Array[]>;
  readonly paths: number;
  readonly seed: number;
  /** Id of the queue: names its random streams. */
  readonly queue: string;
}

/**
 * Draws whole seasons: expected contacts of each day, [path * days + day], with everything that makes seasons differ: coefficients
 * from their normal posterior, the trigger dates and the covariates of the path, an AR(1) level that starts where history left it,
 * and a gamma factor of each day. Level and day factor have mean 1. Counts are Poisson around these rates. A path's numbers depend on the seed, the
 * queue, the path and the day alone. More paths than the covariates have
 * begin with their first again. Cost: paths x days x coefficients.
 */
export function drawDailyRates(request: DailyPathsRequest): Float32Array {
  const { triggers, firstDay, days, paths } = request;
  const rates = new Float32Array(paths * days);
  const { features, names } = futureFeatures(request);
  const terms = nonZeroTerms(features, names.length);
  const drawn = drawnCovariates(request);
  const past = triggers.map((trigger) => pastKernel(trigger, firstDay, days));
  for (let path = 0; path < paths; path++) {
    const coefficients = drawCoefficients(request, path);
    const logRates = drawLevel(request, path);
    for (let d = 0; d < days; d++) {
      let logRate = logRates[d] ?? 0;
      for (const { coefficient, value } of terms[d] ?? []) logRate += value * (coefficients[coefficient] ?? 0);
      logRates[d] = logRate;
    }
    addEffects(drawn, coefficients, path, logRates);
    const row = logRates.map((logRate) => Math.exp(logRate));
    triggers.forEach((trigger, i) => {
      const lift = liftOf(coefficients, names.indexOf(`trigger ${trigger.id}`));
      const draws = request.onsets.get(trigger.id) ?? [];
      if (lift !== 0)
        liftDays(row, lift, pathKernel(trigger, past[i] ?? new Float64Array(days), { draws }, firstDay, path));
    });
    multiplyByDayFactors(request, path, row);
    rates.set(row, path * days);
  }
  zeroOnClosedDays(request, rates);
  return rates;
}

/** Features of each day that are not zero: most are of holidays and other weekdays. */
function nonZeroTerms(features: Float64Array, columns: number): { coefficient: number; value: number }[][] {
  const terms: { coefficient: number; value: number }[][] = [];
  features.forEach((value, at) => {
    const day = Math.floor(at / columns);
    const ofDay = (terms[day] ??= []);
    if (value !== 0) ofDay.push({ coefficient: at % columns, value });
  });
  return terms;
}

/** How far the level wanders from what is left of the last known one, less half its variance, so that its factor has mean 1. */
function drawLevel({ parameters, firstDay, days, seed, queue }: DailyPathsRequest, path: number): Float64Array {
  const { levelPersistence, levelStepSd } = parameters;
  const level = new Float64Array(days);
  if (levelStepSd === 0) return level;
  const origin = civilDay(parameters.originDay);
  const stream = randomStream(seed, `level of ${queue}`, path);
  const nowError = levelNowVariance(parameters);
  let wandered = 0;
  let variance = 0;
  for (let day = origin + 1; day < firstDay + days; day++) {
    wandered = levelPersistence * wandered + levelStepSd * drawNormal(stream);
    variance = levelPersistence ** 2 * variance + levelStepSd ** 2;
    if (day >= firstDay)
      level[day - firstDay] = wandered - 0.5 * (variance + nowError * levelPersistence ** (2 * (day - origin)));
  }
  return level;
}

function levelNowVariance({ coefficientNames, covarianceFactor }: DailyModelParameters): number {
  const row = coefficientNames.indexOf("level-now");
  if (row < 0) return 0;
  return covarianceFactor
    .slice((row * (row + 1)) / 2, ((row + 1) * (row + 2)) / 2)
    .reduce((sum, value) => sum + value * value, 0);
}

function liftDays(row: Float64Array, lift: number, kernel: Float64Array): void {
  kernel.forEach((share, d) => {
    if (share !== 0) row[d] = (row[d] ?? 0) * factorOf(lift * share);
  });
}

/** Days whose factors come from one stream: making a stream costs as much as a few draws. */
const DAYS_A_STREAM = 32;

function multiplyByDayFactors(
  { parameters, firstDay, seed, queue }: DailyPathsRequest,
  path: number,
  row: Float64Array,
): void {
  const variance = parameters.dayFactorVariance;
  if (variance < NO_VARIANCE) return;
  const end = firstDay + row.length;
  for (let block = Math.floor(firstDay / DAYS_A_STREAM); block * DAYS_A_STREAM < end; block++) {
    const stream = randomStream(seed, `day factor of ${queue}`, path, block);
    for (let day = block * DAYS_A_STREAM; day < Math.min(end, (block + 1) * DAYS_A_STREAM); day++) {
      const factor = drawGamma(stream, 1 / variance) * variance;
      if (day >= firstDay) row[day - firstDay] = (row[day - firstDay] ?? 0) * factor;
    }
  }
}
