import { RECENT_REGRESSION, REGRESSION } from "./members.ts";
import type { PastDay } from "./past-forecasts.ts";

/** Weights of the members for one band of leads, and what they stand on. */
export interface CombinationWeights {
  readonly weights: Float64Array;
  readonly origins: number;
  /** Pinball loss of the combination over that of the regression alone, on the days learned from; NaN without any. */
  readonly lossRatio: number;
}

const QUANTILES = [0.1, 0.5, 0.9] as const;
/** So many origins that do not overlap count as much as what was believed before. */
const BELIEF_ORIGINS = 3;
const REGRESSIONS_BELIEVED = 0.65;
const OF_LATE = 0.25;
const STEPS = 120;

/**
 * Before any origin speaks: two thirds to the regression, which knows the causes (a quarter of that to the regression of late, where it is
 * a member), and the rest in equal parts to the methods.
 */
export function believedWeights(members: readonly string[]): Float64Array {
  const isRegression = (name: string): boolean => name === REGRESSION || name === RECENT_REGRESSION;
  const regressions = members.filter(isRegression).length;
  const methods = members.length - regressions;
  return Float64Array.from(members, (name) => {
    if (!isRegression(name)) return (1 - REGRESSIONS_BELIEVED) / methods;
    const all = methods === 0 ? 1 : REGRESSIONS_BELIEVED;
    if (regressions === 1) return all;
    return name === REGRESSION ? (1 - OF_LATE) * all : OF_LATE * all;
  });
}

/**
 * Non-negative weights, adding to one, of least pinball loss (at 10, 50 and 90 %) over past days, drawn towards belief by their relative
 * entropy: the fewer origins that do not `overlap`, the stronger. Members are combined by averaging their quantiles, each member's quantiles being its
 * location and the spread of its own errors. The loss is convex in the weights; exponentiated gradient steps (Kivinen and Warmuth 1997)
 * find its low point. Cost: days x members x steps.
 */
export function learnedWeights(
  days: readonly PastDay[],
  { believed, overlap = 1 }: { readonly believed: Float64Array; readonly overlap?: number },
): CombinationWeights {
  const members = believed.length;
  const origins = new Set(days.map(({ origin }) => origin)).size;
  if (origins === 0 || members === 1) return { weights: believed, origins, lossRatio: origins === 0 ? NaN : 1 };
  const problem = quantileRows(days, members);
  const alone = believed.map((_, m) => (m === 0 ? 1 : 0));
  const scale = Math.max(1e-12, lossOf(problem, believed, null));
  const gradient = new Float64Array(members);
  let weights = believed.slice();
  for (let step = 0; step < STEPS; step++) {
    gradient.fill(0);
    lossOf(problem, weights, gradient);
    const pull = (BELIEF_ORIGINS * overlap) / origins;
    const slope = gradient.map(
      (value, m) => value / scale + pull * (Math.log(Math.max(weights[m] ?? 0, 1e-9) / (believed[m] ?? 1)) + 1),
    );
    const mean = slope.reduce((sum, value, m) => sum + value * (weights[m] ?? 0), 0);
    const rate = 0.5 / (1 + step / 15);
    const moved = weights.map((weight, m) => weight * Math.exp(-rate * ((slope[m] ?? 0) - mean)));
    const total = moved.reduce((sum, weight) => sum + weight, 0);
    weights = moved.map((weight) => weight / total);
  }
  return { weights, origins, lossRatio: lossOf(problem, weights, null) / lossOf(problem, alone, null) };
}

/** Quantiles of the members row by row, what came, and what each row counts. */
interface QuantileRows {
  readonly members: number;
  readonly forecasts: Float64Array;
  readonly actual: Float64Array;
  readonly weights: Float64Array;
}

function quantileRows(days: readonly PastDay[], members: number): QuantileRows {
  const rows = days.length * QUANTILES.length;
  const forecasts = new Float64Array(rows * members);
  const actual = new Float64Array(rows);
  const weights = new Float64Array(rows);
  const offsets = QUANTILES.map((quantile) =>
    Float64Array.from({ length: members }, (_, m) => (quantile === 0.5 ? 0 : errorQuantile(days, m, quantile))),
  );
  days.forEach((day, d) => {
    QUANTILES.forEach((_, q) => {
      const row = d * QUANTILES.length + q;
      actual[row] = day.actual;
      weights[row] = day.weight;
      for (let m = 0; m < members; m++)
        forecasts[row * members + m] = (day.locations[m] ?? 0) + day.spread * (offsets[q]?.[m] ?? 0);
    });
  });
  return { members, forecasts, actual, weights };
}

/** Quantile of a member's errors in units of the spread the regression gave. */
function errorQuantile(days: readonly PastDay[], member: number, quantile: number): number {
  const errors = Float64Array.from(
    days,
    ({ actual, locations, spread }) => (actual - (locations[member] ?? 0)) / spread,
  );
  errors.sort();
  return errors[Math.round(quantile * (errors.length - 1))] ?? 0;
}

/** Weighted pinball loss of the combination; its gradient is added to `gradient`. */
function lossOf(
  { members, forecasts, actual, weights }: QuantileRows,
  of: Float64Array,
  gradient: Float64Array | null,
): number {
  let loss = 0;
  for (let row = 0; row < actual.length; row++) {
    const quantile = QUANTILES[row % QUANTILES.length] ?? 0.5;
    let forecast = 0;
    for (let m = 0; m < members; m++) forecast += (of[m] ?? 0) * (forecasts[row * members + m] ?? 0);
    const error = (actual[row] ?? 0) - forecast;
    const cost = (error > 0 ? quantile : quantile - 1) * (weights[row] ?? 0);
    loss += cost * error;
    if (gradient !== null)
      for (let m = 0; m < members; m++) gradient[m] = (gradient[m] ?? 0) - cost * (forecasts[row * members + m] ?? 0);
  }
  return loss;
}
