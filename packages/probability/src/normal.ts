import { complementaryError } from "./error-function.ts";
import { requireProbability } from "./domain.ts";
import type { RandomStream } from "./random-stream.ts";

/** P(Z <= z) for the standard normal distribution, to full relative precision in the lower tail. Cost: O(1). */
export function normalCdf(z: number): number {
  return 0.5 * complementaryError(-z * Math.SQRT1_2);
}

/** Wichura's three rational pieces, numerator and denominator each from the constant upwards. */
const CENTRE_OVER = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
  67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
] as const;
const CENTRE_UNDER = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
  28729.085735721942674, 5226.495278852545925,
] as const;
const FLANK_OVER = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504, 1.27045825245236838258,
  0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
] as const;
const FLANK_UNDER = [
  1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
  0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
] as const;
const TAIL_OVER = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123, 0.026532189526576123093,
  0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
] as const;
const TAIL_UNDER = [
  1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
] as const;
type Seventh = readonly [number, number, number, number, number, number, number, number];

function polynomial(c: Seventh, x: number): number {
  return c[0] + x * (c[1] + x * (c[2] + x * (c[3] + x * (c[4] + x * (c[5] + x * (c[6] + x * c[7]))))));
}

/**
 * The z with P(Z <= z) = p: minus infinity at 0, infinity at 1. Relative error about 1e-16.
 * Source: Wichura (1988), Algorithm AS 241, Applied Statistics 37(3), 477-484 (PPND16). Cost: O(1).
 * @throws RangeError for p outside [0, 1]
 */
export function normalQuantile(p: number): number {
  requireProbability(p);
  const fromMiddle = p - 0.5;
  if (Math.abs(fromMiddle) <= 0.425) {
    const x = 0.180625 - fromMiddle * fromMiddle;
    return (fromMiddle * polynomial(CENTRE_OVER, x)) / polynomial(CENTRE_UNDER, x);
  }
  const tail = fromMiddle < 0 ? p : 1 - p;
  if (tail === 0) return fromMiddle < 0 ? -Infinity : Infinity;
  const depth = Math.sqrt(-Math.log(tail));
  const size =
    depth <= 5
      ? polynomial(FLANK_OVER, depth - 1.6) / polynomial(FLANK_UNDER, depth - 1.6)
      : polynomial(TAIL_OVER, depth - 5) / polynomial(TAIL_UNDER, depth - 5);
  return fromMiddle < 0 ? -size : size;
}

/**
 * Draws from the standard normal distribution by inversion: exactly one number of the stream for each draw, and
 * larger numbers give larger draws, so that two scenarios on one stream stay comparable. Cost: O(1).
 */
export function drawNormal(random: RandomStream): number {
  return normalQuantile(random.uniform());
}
