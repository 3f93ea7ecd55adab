import type { Stretch } from "./separate-pieces.ts";

/**
 * Elapsed time of a piece in the largest unit that divides all its intervals, from its first boundary to each: whole numbers as
 * small as can be, so that sums of costs stay exact.
 */
export function timeUnits(elapsedSeconds: Float64Array, { from, to }: Stretch): Float64Array {
  const startSeconds = elapsedSeconds[from] ?? 0;
  const boundaries = elapsedSeconds.subarray(from, to + 1).map((seconds) => seconds - startSeconds);
  const unitSeconds = boundaries.reduce(greatestCommonDivisor, 0);
  return unitSeconds > 0 ? boundaries.map((seconds) => seconds / unitSeconds) : boundaries;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
