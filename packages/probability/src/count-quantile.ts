import { normalQuantile } from "./normal.ts";
import { requireProbability } from "./domain.ts";

/** A distribution of counts as a quantile search needs it. */
export interface CountDistribution {
  readonly p: number;
  readonly mean: number;
  readonly deviation: number;
  readonly skewness: number;
  readonly cdf: (count: number) => number;
}

/**
 * The least count whose cdf reaches p: a first guess from mean, deviation and skewness (Cornish-Fisher), then doubling
 * steps until p is between two counts, then halving. Cost: O(log of the guess's error) evaluations of the cdf.
 */
export function countQuantile({ p, mean, deviation, skewness, cdf }: CountDistribution): number {
  requireProbability(p);
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const z = normalQuantile(p);
  const guess = mean + deviation * (z + (skewness * (z * z - 1)) / 6);
  let reaching = Math.max(0, Math.round(guess - 0.5));
  let step = 1;
  let short = -1;
  if (cdf(reaching) >= p) {
    while (reaching > 0) {
      const lower = Math.max(0, reaching - step);
      if (cdf(lower) < p) {
        short = lower;
        break;
      }
      reaching = lower;
      step *= 2;
    }
  } else {
    do {
      short = reaching;
      reaching += step;
      step *= 2;
    } while (cdf(reaching) < p);
  }
  while (reaching - short > 1) {
    const middle = Math.floor((reaching + short) / 2);
    if (cdf(middle) >= p) reaching = middle;
    else short = middle;
  }
  return reaching;
}
