/** Quantiles of a figure that was worked out path by path. */
export interface PathQuantiles {
  readonly mean: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/**
 * Mean and quantiles over paths of a figure of whole paths: a total, a week, a month. Add up within each path first,
 * then come here; quantiles of the parts do not add up. Quantiles are type 7: linear between the order statistics,
 * the k-th of n standing at (k - 1) / (n - 1). Any unit. Cost: O(n log n).
 * Source: Hyndman & Fan (1996), The American Statistician 50(4), 361-365.
 * @throws RangeError where there is no path or a value is not a number
 */
export function pathQuantiles(values: Float64Array): PathQuantiles {
  if (values.length === 0 || values.some(Number.isNaN)) throw new RangeError("a quantile needs numbers to be taken of");
  const sorted = values.toSorted();
  return {
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    p10: quantile(sorted, 0.1),
    p50: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
  };
}

function quantile(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return low + (position - below) * (high - low);
}
