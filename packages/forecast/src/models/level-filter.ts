import type { LowerTriangle } from "./cholesky.ts";

/** How the log rate varies around its regression: a slowly wandering level and a factor of each day of its own. */
export interface Variation {
  /** Day-to-day correlation of the level, a first-order autoregression. */
  readonly persistence: number;
  /** Long-run variance of the level. */
  readonly levelVariance: number;
  readonly dayVariance: number;
}

/** A linear regression z = J b + level + noise on days that need not be consecutive. */
export interface WanderingRegression {
  readonly days: Int32Array;
  /** Row by row, `days.length` x `columns`. */
  readonly jacobian: Float64Array;
  readonly columns: number;
  readonly response: Float64Array;
  /** Variance of each day's noise beside the day factor (Poisson: 1 / rate). */
  readonly countVariance: Float64Array;
  /** How much each day's squared error counts; older days count less. */
  readonly weights: Float64Array;
  /** Factor on the noise variance of days that fit badly. */
  readonly outlying: Float64Array;
}

/** Generalised least squares: normal equations, and what the evidence and the forecast need beside. */
export interface FilteredEquations {
  /** Lower triangle of J' V^-1 J. */
  readonly information: LowerTriangle;
  /** J' V^-1 z. */
  readonly score: Float64Array;
  /** z' V^-1 z. */
  readonly square: number;
  /** log determinant of V, weighted as the days are. */
  readonly logVariance: number;
  /** Level on the last day as a linear function of the coefficients: constant - slope . b. */
  readonly lastLevel: { readonly constant: number; readonly slope: Float64Array; readonly variance: number };
}

/**
 * Normal equations of a regression whose errors are an AR(1) level plus independent noise, without forming their covariance: a Kalman
 * filter runs over the response and every column at once, and the scaled innovations are independent. Exact for Gaussian errors.
 * Cost: days x columns^2 / 2.
 */
export function filteredEquations(model: WanderingRegression, variation: Variation): FilteredEquations {
  const { days, columns, jacobian, response } = model;
  const size = columns;
  const values = new Float64Array((size * (size + 1)) / 2);
  const score = new Float64Array(size);
  const slope = new Float64Array(size);
  const innovation = new Float64Array(size);
  let constant = 0;
  let variance = variation.levelVariance;
  let square = 0;
  let logVariance = 0;
  let lastDay = days[0] ?? 0;
  for (let t = 0; t < days.length; t++) {
    const day = days[t] ?? 0;
    const carried = variation.persistence ** (day - lastDay);
    lastDay = day;
    variance = carried * carried * variance + variation.levelVariance * (1 - carried * carried);
    const noise = ((model.countVariance[t] ?? 0) + variation.dayVariance) * (model.outlying[t] ?? 1);
    const total = variance + noise;
    const gain = variance / total;
    const weight = model.weights[t] ?? 1;
    const scale = Math.sqrt(weight / total);
    constant *= carried;
    const surprise = (response[t] ?? 0) - constant;
    constant += gain * surprise;
    const scaled = surprise * scale;
    square += scaled * scaled;
    logVariance += weight * Math.log(total);
    const row = t * size;
    for (let i = 0; i < size; i++) {
      const level = carried * (slope[i] ?? 0);
      const difference = (jacobian[row + i] ?? 0) - level;
      slope[i] = level + gain * difference;
      const value = difference * scale;
      innovation[i] = value;
      score[i] = (score[i] ?? 0) + value * scaled;
    }
    accumulateSquare(innovation, values);
    variance *= 1 - gain;
  }
  return {
    information: { size, values },
    score,
    square,
    logVariance,
    lastLevel: { constant, slope, variance },
  };
}

function accumulateSquare(vector: Float64Array, triangle: Float64Array): void {
  let at = 0;
  for (let i = 0; i < vector.length; i++) {
    const value = vector[i] ?? 0;
    if (value === 0) {
      at += i + 1;
      continue;
    }
    for (let j = 0; j <= i; j++, at++) triangle[at] = (triangle[at] ?? 0) + value * (vector[j] ?? 0);
  }
}

/** Scaled one-step surprises of given residuals (response minus regression): standard normal when the variation is right. */
export function scaledSurprises(
  model: Pick<WanderingRegression, "days" | "countVariance">,
  residuals: Float64Array,
  variation: Variation,
): Float64Array {
  let level = 0;
  let variance = variation.levelVariance;
  let lastDay = model.days[0] ?? 0;
  return residuals.map((residual, t) => {
    const day = model.days[t] ?? 0;
    const carried = variation.persistence ** (day - lastDay);
    lastDay = day;
    variance = carried * carried * variance + variation.levelVariance * (1 - carried * carried);
    const noise = (model.countVariance[t] ?? 0) + variation.dayVariance;
    const surprise = residual - carried * level;
    const total = variance + noise;
    const scaled = surprise / Math.sqrt(total);
    // A wild day must not drag the level along, or the days after it would look wild too.
    const gain = variance / (variance + noise * Math.max(1, Math.abs(scaled) / 3));
    level = carried * level + gain * surprise;
    variance *= 1 - gain;
    return scaled;
  });
}
