import { betaCdf } from "./beta.ts";
import { requirePositive, requireProbability } from "./domain.ts";
import { normalQuantile } from "./normal.ts";

/** P(X <= t) for Student's distribution. Source: Abramowitz & Stegun (1964), 26.7.1. Cost: that of `betaCdf`. */
export function studentCdf(t: number, degrees: number): number {
  requirePositive(degrees, "degrees of freedom");
  const square = t * t;
  const outside = betaCdf(degrees / (degrees + square), degrees / 2, 0.5, square / (degrees + square)) / 2;
  return t < 0 ? outside : 1 - outside;
}

/**
 * The t with P(X <= t) = p for Student's distribution: the half-width of an interval is the 97.5 % point times the
 * standard error, with one degree of freedom less than there are batches or replications. Infinite at 0 and 1.
 * By bisection from brackets around the normal point. Relative error about 1e-12 up to p = 0.9999.
 * @throws RangeError for p outside [0, 1] or degrees that are not positive
 */
export function studentQuantile(p: number, degrees: number): number {
  requireProbability(p);
  requirePositive(degrees, "degrees of freedom");
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  if (p < 0.5) return -studentQuantile(1 - p, degrees);
  let low = 0;
  let high = 1 + normalQuantile(p);
  while (studentCdf(high, degrees) < p) high *= 2;
  for (let step = 0; step < 100 && high - low > 1e-14 * high; step += 1) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, degrees) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
