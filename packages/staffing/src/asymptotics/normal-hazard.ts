import { normalCdf } from "@springtide/probability";

/** From here on the continued fraction settles quickly; below it the quotient itself loses nothing. */
const FRACTION_FROM = 5;
const TERMS = 120;
const ONE_OVER_ROOT_TWO_PI = 0.3989422804014327;

/** The standard normal density. */
export function normalDensity(z: number): number {
  return ONE_OVER_ROOT_TWO_PI * Math.exp(-0.5 * z * z);
}

/**
 * The hazard of the standard normal law less its argument, phi(z)/(1 - Phi(z)) - z: always positive, about 1/z far out,
 * where density and tail both underflow. From 5 on by Laplace's continued fraction 1/(z + 2/(z + 3/(z + ...))).
 * Source: Abramowitz & Stegun (1964), 26.2.14. Cost: O(1).
 */
export function normalHazardExcess(z: number): number {
  if (z < FRACTION_FROM) return normalDensity(z) / normalCdf(-z) - z;
  let below = z;
  for (let term = TERMS; term >= 2; term -= 1) below = z + term / below;
  return 1 / below;
}

/** The hazard of the standard normal law, phi(z)/(1 - Phi(z)); 0 far below the mean, about z + 1/z far above it. */
export function normalHazard(z: number): number {
  return z < FRACTION_FROM ? normalDensity(z) / normalCdf(-z) : z + normalHazardExcess(z);
}
