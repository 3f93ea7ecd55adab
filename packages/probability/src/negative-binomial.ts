import { betaCdf } from "./beta.ts";
import { countQuantile } from "./count-quantile.ts";
import { poissonCdf, poissonQuantile } from "./poisson.ts";
import { requireNotNegative } from "./domain.ts";

/** Shapes beyond this differ from Poisson by less than a double shows in any cdf. */
const POISSON_BELOW_VARIANCE = 1e-15;

/**
 * P(X <= count) for contacts whose rate is itself uncertain: `mean` times a gamma factor of mean 1 and variance
 * `dispersionVariance`. Then the count's variance is mean + dispersionVariance * mean^2; at 0 it is Poisson.
 * Cost: O(1 + sqrt(count + 1/dispersionVariance)).
 * @throws RangeError for a mean or a variance that is negative or not finite
 */
export function negativeBinomialCdf(count: number, mean: number, dispersionVariance: number): number {
  requireNotNegative(mean, "mean");
  requireNotNegative(dispersionVariance, "dispersion variance");
  if (dispersionVariance < POISSON_BELOW_VARIANCE) return poissonCdf(count, mean);
  if (count < 0) return 0;
  if (mean === 0) return 1;
  const spread = mean * dispersionVariance;
  return betaCdf(1 / (1 + spread), 1 / dispersionVariance, Math.floor(count) + 1, spread / (1 + spread));
}

/**
 * The least count with P(X <= count) >= p, for contacts whose rate is `mean` times a gamma factor of mean 1 and
 * variance `dispersionVariance` (0 gives Poisson). 0 at p = 0, infinite at p = 1 (unless the mean is 0).
 * Cost: a handful of evaluations of the cdf.
 * @throws RangeError for p outside [0, 1], or a mean or variance that is negative or not finite
 */
export function negativeBinomialQuantile(p: number, mean: number, dispersionVariance: number): number {
  requireNotNegative(mean, "mean");
  requireNotNegative(dispersionVariance, "dispersion variance");
  if (dispersionVariance < POISSON_BELOW_VARIANCE) return poissonQuantile(p, mean);
  if (mean === 0) return 0;
  const spread = mean * dispersionVariance;
  const deviation = Math.sqrt(mean * (1 + spread));
  return countQuantile({
    p,
    mean,
    deviation,
    skewness: (1 + 2 * spread) / deviation,
    cdf: (count) => negativeBinomialCdf(count, mean, dispersionVariance),
  });
}
