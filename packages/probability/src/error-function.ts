const ONE_OVER_ROOT_PI = 0.564189583547756286948;

/** Evaluates a ratio of polynomials given from the highest power down. */
function ratio(over: readonly number[], under: readonly number[], x: number): number {
  let numerator = 0;
  for (const coefficient of over) numerator = numerator * x + coefficient;
  let denominator = 0;
  for (const coefficient of under) denominator = denominator * x + coefficient;
  return numerator / denominator;
}

const NEAR_OVER = [
  0.185777706184603153, 3.1611237438705656, 113.864154151050156, 377.485237685302021, 3209.37758913846947,
] as const;
const NEAR_UNDER = [1, 23.6012909523441209, 244.024637934444173, 1282.61652607737228, 2844.23683343917062] as const;
const MIDDLE_OVER = [
  2.15311535474403846e-8, 0.564188496988670089, 8.88314979438837594, 66.1191906371416295, 298.635138197400131,
  881.95222124176909, 1712.04761263407058, 2051.07837782607147, 1230.33935479799725,
] as const;
const MIDDLE_UNDER = [
  1, 15.7449261107098347, 117.693950891312499, 537.181101862009858, 1621.38957456669019, 3290.79923573345963,
  4362.61909014324716, 3439.36767414372164, 1230.33935480374942,
] as const;
const FAR_OVER = [
  0.0163153871373020978, 0.305326634961232344, 0.360344899949804439, 0.125781726111229246, 0.0160837851487422766,
  6.58749161529837803e-4,
] as const;
const FAR_UNDER = [
  1, 2.56852019228982242, 1.87295284992346725, 0.527905102951428412, 0.0605183413124413191, 0.00233520497626869185,
] as const;

/** e^(-x^2) with the square split in two, so that its rounding error does not enter the exponent. */
function gaussian(x: number): number {
  const coarse = Math.trunc(x * 16) / 16;
  return Math.exp(-coarse * coarse) * Math.exp(-(x - coarse) * (x + coarse));
}

/** erfc for x beyond 0.46875, where it is small and must keep its relative precision. */
function upperTail(x: number): number {
  if (x <= 4) return gaussian(x) * ratio(MIDDLE_OVER, MIDDLE_UNDER, x);
  if (x > 26.6) return 0;
  const inverseSquare = 1 / (x * x);
  return (gaussian(x) / x) * (ONE_OVER_ROOT_PI - inverseSquare * ratio(FAR_OVER, FAR_UNDER, inverseSquare));
}

/**
 * erfc(x) = 2/sqrt(pi) times the integral of e^(-t^2) from x to infinity. Relative error below 1e-15.
 * Source: Cody (1969), "Rational Chebyshev approximations for the error function", Math. Comp. 23, 631-637. Cost: O(1).
 */
export function complementaryError(x: number): number {
  if (Math.abs(x) <= 0.46875) return 1 - x * ratio(NEAR_OVER, NEAR_UNDER, x * x);
  return x > 0 ? upperTail(x) : 2 - upperTail(-x);
}
