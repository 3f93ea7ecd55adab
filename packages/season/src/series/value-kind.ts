/** What the numbers of a series are, and by how much they are multiplied before a model of counts learns them. */
export interface ValueKind {
  readonly kind: "counts" | "measurements";
  readonly factor: number;
}

/** Whole numbers that scatter clearly less than this share of what chance alone brings are no independent arrivals. */
const LEAST_DISPERSION = 0.7;
const LEAST_PAIRS = 28;
/** Mean to which measurements are brought: chance is then a third of a per cent, and the spread is what the series itself shows. */
const MEASURED_MEAN = 100_000;
/** The same where zeros occur, whose logarithm would lie too far from the others. */
const MEASURED_MEAN_WITH_ZEROS = 2000;
const MOST_COUNTED = 1e9;

/**
 * Whether a series counts things that arrive by chance. It does not where a value is not whole or too large, or where values a week apart
 * differ by less than counts do by chance alone: for Poisson counts (y - x)^2 / (y + x) is 1 on average, whatever their rates are,
 * and more where these change. Such series are measurements, whose spread is learned from themselves alone.
 * @param values NaN unknown @param perWeek values a week
 */
export function valueKind(values: Float64Array, perWeek: number): ValueKind {
  let [sum, known, zeros, fractional, largest] = [0, 0, 0, 0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    known += 1;
    sum += value;
    if (value === 0) zeros += 1;
    if (!Number.isInteger(value)) fractional += 1;
    largest = Math.max(largest, value);
  }
  const isCount = fractional === 0 && largest <= MOST_COUNTED && dispersion(values, perWeek) >= LEAST_DISPERSION;
  if (isCount || sum === 0) return { kind: "counts", factor: 1 };
  const aimed = zeros > 0 ? MEASURED_MEAN_WITH_ZEROS : MEASURED_MEAN;
  return { kind: "measurements", factor: aimed / (sum / (known - zeros)) };
}

/** Mean of (y - x)^2 / (y + x) over values a week apart, infinite where there are too few to tell. */
function dispersion(values: Float64Array, perWeek: number): number {
  let [sum, pairs] = [0, 0];
  for (let i = perWeek; i < values.length; i += 1) {
    const [y, x] = [values[i] ?? Number.NaN, values[i - perWeek] ?? Number.NaN];
    if (!(y + x > 0)) continue;
    sum += (y - x) ** 2 / (y + x);
    pairs += 1;
  }
  return pairs < LEAST_PAIRS ? Infinity : sum / pairs;
}
