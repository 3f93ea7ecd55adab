import { deviance } from "./deviance.ts";
import { requirePositive } from "./domain.ts";
import { stirlingError } from "./log-gamma.ts";

const ENOUGH = 2 ** -53;
const SMALLEST = 1e-300;

/** x^a (1-x)^b / B(a, b), by the saddle point, so that large a and b cancel nothing. `rest` is 1 - x. */
function frontFactor(x: number, rest: number, a: number, b: number): number {
  const total = a + b;
  const exponent =
    stirlingError(total) - stirlingError(a) - stirlingError(b) - deviance(a, total * x) - deviance(b, total * rest);
  return Math.exp(exponent) * Math.sqrt((a * b) / (2 * Math.PI * total));
}

/** The continued fraction of the incomplete beta function by Lentz' method; quick for x below (a + 1)/(a + b + 2). */
function fraction(x: number, a: number, b: number): number {
  let ratioC = 1;
  let ratioD = 1 / (1 - ((a + b) * x) / (a + 1) || SMALLEST);
  let value = ratioD;
  for (let m = 1; ; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    ratioD = 1 / (1 + even * ratioD || SMALLEST);
    ratioC = 1 + even / ratioC || SMALLEST;
    value *= ratioD * ratioC;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    ratioD = 1 / (1 + odd * ratioD || SMALLEST);
    ratioC = 1 + odd / ratioC || SMALLEST;
    const factor = ratioD * ratioC;
    value *= factor;
    if (Math.abs(factor - 1) <= 2 * ENOUGH) return value;
  }
}

/**
 * P(X <= x) for a beta variable: the regularised incomplete beta function I_x(a, b).
 * `rest` is 1 - x, asked for because a caller often knows it without the subtraction's loss of digits.
 * Source: Abramowitz & Stegun (1964), 26.5.8. Cost: O(1 + sqrt(max(a, b))).
 * @throws RangeError unless a and b are positive
 */
export function betaCdf(x: number, a: number, b: number, rest: number = 1 - x): number {
  requirePositive(a, "first shape");
  requirePositive(b, "second shape");
  if (x <= 0) return 0;
  if (rest <= 0) return 1;
  const front = frontFactor(x, rest, a, b);
  if (x < (a + 1) / (a + b + 2)) return Math.min(1, (front * fraction(x, a, b)) / a);
  return Math.max(0, 1 - (front * fraction(rest, b, a)) / b);
}
