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

/** Days whose squares are added up at once: the triangle is then read and written a quarter as often. */
const DAYS_AT_ONCE = 4;
/** What is left of a column's part in the level counts as nothing below this, so that rare holidays stay sparse. */
const FADED = 1e-9;

/**
 * Normal equations of a regression whose errors are an AR(1) level plus independent noise, without forming their covariance: a Kalman
 * filter runs over the response and every column at once, and the scaled innovations are independent. Exact for Gaussian errors.
 * `onDay` is called after each day and may ask for the equations of the days so far: the same objects, to be read and not kept.
 * Cost: days x columns^2 / 2, the columns of a day being those that are or lately were not zero.
 */
export function filteredEquations(
  model: WanderingRegression,
  variation: Variation,
  onDay?: (t: number, soFar: () => FilteredEquations) => void,
): FilteredEquations {
  const { days, columns: size, jacobian, response } = model;
  const squares: Squares = {
    size,
    values: new Float64Array((size * (size + 1)) / 2),
    waiting: new Float64Array(DAYS_AT_ONCE * size),
    active: new Int32Array(size),
    rows: 0,
  };
  const { waiting } = squares;
  const score = new Float64Array(size);
  const slope = new Float64Array(size);
  let constant = 0;
  let variance = variation.levelVariance;
  let square = 0;
  let logVariance = 0;
  const soFar = (): FilteredEquations => {
    addWaiting(squares);
    return { information: squares, score, square, logVariance, lastLevel: { constant, slope, variance } };
  };
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
    variance *= 1 - gain;
    if (squares.rows === DAYS_AT_ONCE) addWaiting(squares);
    const row = t * size;
    for (let i = 0, at = squares.rows; i < size; i++, at += DAYS_AT_ONCE) {
      const level = carried * (slope[i] ?? 0);
      const difference = (jacobian[row + i] ?? 0) - level;
      if (difference === 0 && level === 0) continue;
      const left = level + gain * difference;
      slope[i] = Math.abs(left) < FADED ? 0 : left;
      const value = difference * scale;
      waiting[at] = value;
      score[i] = (score[i] ?? 0) + value * scaled;
    }
    squares.rows += 1;
    onDay?.(t, soFar);
  }
  return soFar();
}

/** A running sum of outer squares of rows: the triangle so far, and rows not yet added to it, side by side for each column. */
interface Squares {
  readonly size: number;
  readonly values: Float64Array;
  /** `DAYS_AT_ONCE` values for each column. */
  readonly waiting: Float64Array;
  readonly active: Int32Array;
  rows: number;
}

function addWaiting(squares: Squares): void {
  const { size, values, waiting, active } = squares;
  if (squares.rows === 0) return;
  squares.rows = 0;
  const count = packActive(waiting, active, size);
  for (let u = 0; u < count; u++) {
    const i = active[u] ?? 0;
    const row = (i * (i + 1)) / 2;
    const au = waiting[4 * u] ?? 0;
    const bu = waiting[4 * u + 1] ?? 0;
    const cu = waiting[4 * u + 2] ?? 0;
    const du = waiting[4 * u + 3] ?? 0;
    for (let v = 0, w = 0; v <= u; v++, w += 4) {
      const at = row + (active[v] ?? 0);
      const square = au * (waiting[w] ?? 0) + bu * (waiting[w + 1] ?? 0) + cu * (waiting[w + 2] ?? 0);
      values[at] = (values[at] ?? 0) + square + du * (waiting[w + 3] ?? 0);
    }
  }
  waiting.fill(0);
}

/** Moves the columns that are not zero to the front, and says how many they are; `active` names them. */
function packActive(waiting: Float64Array, active: Int32Array, size: number): number {
  let count = 0;
  for (let j = 0; j < size; j++) {
    const a = waiting[4 * j] ?? 0;
    const b = waiting[4 * j + 1] ?? 0;
    const c = waiting[4 * j + 2] ?? 0;
    const d = waiting[4 * j + 3] ?? 0;
    if (a === 0 && b === 0 && c === 0 && d === 0) continue;
    waiting[4 * count] = a;
    waiting[4 * count + 1] = b;
    waiting[4 * count + 2] = c;
    waiting[4 * count + 3] = d;
    active[count] = j;
    count += 1;
  }
  return count;
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
