import { studentQuantile } from "@springtide/probability";

/** A figure compared path by path: the mean difference, and half of its 95 % interval. */
export interface PairedDifference {
  readonly mean: number;
  /** 0 where every path differs alike. */
  readonly halfWidth: number;
}

/**
 * How much more one figure is than another on the same paths. What the paths have in common cancels out, so that far fewer tell a difference
 * than two seasons drawn apart would need (common random numbers). Student's t on the differences, as if paths were independent draws.
 * @throws RangeError where there are not two figures for each of two paths
 */
export function pairedDifference(more: Float64Array, less: Float64Array): PairedDifference {
  const n = more.length;
  if (n < 2 || less.length !== n) throw new RangeError("a difference is taken path by path, over two paths or more");
  const differences = more.map((value, path) => value - (less[path] ?? 0));
  const mean = differences.reduce((sum, value) => sum + value, 0) / n;
  const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return { mean, halfWidth: studentQuantile(0.975, n - 1) * Math.sqrt(variance / n) };
}
