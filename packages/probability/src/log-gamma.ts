const HALF_LOG_TWO_PI = 0.918938533204672741780329736406;
/** From here seven terms of Stirling's series leave less than 1e-16. */
const SERIES_FROM = 10;

/**
 * What Stirling's formula leaves out: ln Gamma(x) = (x - 1/2) ln x - x + ln(2 pi)/2 + stirlingError(x), for x > 0.
 * Kept apart because densities of large counts cancel everything but this term.
 * Source: Abramowitz & Stegun (1964), 6.1.41 and 6.1.42. Cost: O(1).
 */
export function stirlingError(x: number): number {
  if (x < SERIES_FROM) return logGamma(x) - (x - 0.5) * Math.log(x) + x - HALF_LOG_TWO_PI;
  const inverse = 1 / x;
  const square = inverse * inverse;
  const beyondThird = 1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360360 - square / 156)));
  return inverse * (1 / 12 - square * (1 / 360 - square * beyondThird));
}

/**
 * Natural logarithm of the gamma function for x > 0; ln Gamma(n + 1) = ln n!.
 * Below 10 the argument is raised by Gamma(x + 1) = x Gamma(x), from there Stirling's series is used.
 * Absolute error below 1e-14 up to x = 20, relative error below 1e-15 beyond. Infinite at 0.
 * @throws RangeError for a negative argument, which the planner never meets
 */
export function logGamma(x: number): number {
  if (!(x >= 0)) throw new RangeError(`The logarithm of gamma is taken of numbers from 0 on, not of ${x}.`);
  if (x === 0 || x === Infinity) return Infinity;
  let raised = x;
  let product = 1;
  while (raised < SERIES_FROM) {
    product *= raised;
    raised += 1;
  }
  return (raised - 0.5) * Math.log(raised) - raised + HALF_LOG_TWO_PI + stirlingError(raised) - Math.log(product);
}
