import { deviance } from "./deviance.ts";
import { countQuantile } from "./count-quantile.ts";
import { gammaTails } from "./gamma.ts";
import { requireNotNegative } from "./domain.ts";
import { stirlingError } from "./log-gamma.ts";
import type { RandomStream } from "./random-stream.ts";

/** ln P(X = count) for a Poisson variable. Source: Loader (2000). Cost: O(1). */
export function poissonLogMass(count: number, mean: number): number {
  requireNotNegative(mean, "mean");
  if (count < 0 || !Number.isInteger(count)) return -Infinity;
  if (mean === 0) return count === 0 ? 0 : -Infinity;
  if (count === 0) return -mean;
  return -stirlingError(count) - deviance(count, mean) - 0.5 * Math.log(2 * Math.PI * count);
}

/**
 * P(X <= count) when `mean` contacts are expected and each comes on its own.
 * By the incomplete gamma function, so it holds for means into the billions. Cost: O(1 + sqrt(mean)).
 * @throws RangeError for a mean that is negative or not finite
 */
export function poissonCdf(count: number, mean: number): number {
  requireNotNegative(mean, "mean");
  if (count < 0) return 0;
  if (mean === 0) return 1;
  return gammaTails(mean, Math.floor(count) + 1).above;
}

/**
 * The least count with P(X <= count) >= p. 0 at p = 0, infinite at p = 1 (unless the mean is 0).
 * From the Cornish-Fisher expansion, then in steps of one: a handful of evaluations of the cdf.
 * @throws RangeError for p outside [0, 1] or a mean that is negative or not finite
 */
export function poissonQuantile(p: number, mean: number): number {
  requireNotNegative(mean, "mean");
  if (mean === 0) return 0;
  const deviation = Math.sqrt(mean);
  return countQuantile({ p, mean, deviation, skewness: 1 / deviation, cdf: (count) => poissonCdf(count, mean) });
}

/** Below this mean the sum of a few masses is quicker than rejection. */
const REJECTION_FROM = 10;

/**
 * Draws how many contacts come when `mean` are expected.
 * Small means by inversion (one number of the stream); from 10 on by transformed rejection, whose cost does not grow.
 * Source: Hörmann (1993), "The transformed rejection method for generating Poisson random variables", Insurance:
 * Mathematics and Economics 12(1), 39-45 (PTRS). Cost: O(1).
 * @throws RangeError for a mean that is negative or not finite
 */
export function drawPoisson(random: RandomStream, mean: number): number {
  requireNotNegative(mean, "mean");
  if (mean === 0) return 0;
  return mean < REJECTION_FROM ? drawSmallPoisson(random, mean) : drawLargePoisson(random, mean);
}

function drawSmallPoisson(random: RandomStream, mean: number): number {
  const uniform = random.uniform();
  let mass = Math.exp(-mean);
  let sum = mass;
  let count = 0;
  while (uniform > sum) {
    count += 1;
    mass *= mean / count;
    // Rounding may leave the sum of all masses just short of 1; a mass that adds nothing ends the walk.
    if (sum + mass === sum && count > mean) break;
    sum += mass;
  }
  return count;
}

function drawLargePoisson(random: RandomStream, mean: number): number {
  const slope = 0.931 + 2.53 * Math.sqrt(mean);
  const bend = -0.059 + 0.02483 * slope;
  const logInverseAlpha = Math.log(1.1239 + 1.1328 / (slope - 3.4));
  const certain = 0.9277 - 3.6224 / (slope - 2);
  for (;;) {
    const centred = random.uniform() - 0.5;
    const height = random.uniform();
    const toEdge = 0.5 - Math.abs(centred);
    const count = Math.floor(((2 * bend) / toEdge + slope) * centred + mean + 0.43);
    if (toEdge >= 0.07 && height <= certain) return count;
    if (count < 0 || (toEdge < 0.013 && height > toEdge)) continue;
    const logHeight = Math.log(height) + logInverseAlpha - Math.log(bend / (toEdge * toEdge) + slope);
    if (logHeight <= poissonLogMass(count, mean)) return count;
  }
}
