import { deviance } from "./deviance.ts";
import { drawNormal, normalQuantile } from "./normal.ts";
import { logGamma, stirlingError } from "./log-gamma.ts";
import { requirePositive, requireProbability } from "./domain.ts";
import type { RandomStream } from "./random-stream.ts";

const ENOUGH = 2 ** -53;
const SMALLEST = 1e-300;

/** x^shape e^-x / Gamma(shape + 1), without overflow or cancellation for shapes into the billions. */
function leadingTerm(x: number, shape: number): number {
  return Math.exp(-stirlingError(shape) - deviance(shape, x)) / Math.sqrt(2 * Math.PI * shape);
}

/** Share below x over `leadingTerm`: a series of positive terms, quick for x up to about the shape. */
function seriesBelow(x: number, shape: number): number {
  let term = 1;
  let sum = 1;
  for (let step = 1; term > sum * ENOUGH; step += 1) {
    term *= x / (shape + step);
    sum += term;
  }
  return sum;
}

/** Share above x over `leadingTerm`: Legendre's continued fraction by Lentz' method, quick for x beyond the shape. */
function fractionAbove(x: number, shape: number): number {
  let denominator = x + 1 - shape;
  let ratioC = 1 / SMALLEST;
  let ratioD = 1 / denominator;
  let value = ratioD;
  for (let step = 1; ; step += 1) {
    const numerator = -step * (step - shape);
    denominator += 2;
    ratioD = 1 / (numerator * ratioD + denominator || SMALLEST);
    ratioC = denominator + numerator / ratioC || SMALLEST;
    const factor = ratioC * ratioD;
    value *= factor;
    if (Math.abs(factor - 1) <= 2 * ENOUGH) return shape * value;
  }
}

/**
 * Both tails of the gamma distribution with mean `shape` and scale 1 at x: the regularised incomplete gamma functions
 * P and Q. The smaller tail is computed and the other one taken from it, so neither loses digits.
 * Source: Abramowitz & Stegun (1964), 6.5.29 and 6.5.31. Cost: O(1 + sqrt(shape)).
 */
export function gammaTails(x: number, shape: number): { readonly below: number; readonly above: number } {
  requirePositive(shape, "shape");
  if (!(x > 0)) return { below: 0, above: 1 };
  if (x === Infinity) return { below: 1, above: 0 };
  if (x < shape + 1) {
    const below = Math.min(1, leadingTerm(x, shape) * seriesBelow(x, shape));
    return { below, above: 1 - below };
  }
  const above = Math.min(1, leadingTerm(x, shape) * fractionAbove(x, shape));
  return { below: 1 - above, above };
}

/** P(X <= x) for a gamma variable of the given shape (its mean) and scale 1. Cost: O(1 + sqrt(shape)). */
export function gammaCdf(x: number, shape: number): number {
  return gammaTails(x, shape).below;
}

/** Wilson & Hilferty's cube, or the leading power of the lower tail where the cube says nothing. */
function firstGuess(p: number, shape: number): number {
  const spread = 1 / (9 * shape);
  const cubeRoot = 1 - spread + normalQuantile(p) * Math.sqrt(spread);
  if (cubeRoot > 0.3) return shape * cubeRoot ** 3;
  return Math.exp((Math.log(p) + logGamma(shape + 1)) / shape);
}

/**
 * The x with P(X <= x) = p for a gamma variable of the given shape (its mean) and scale 1; divide by the shape for a
 * factor of mean 1 and variance 1/shape. 0 at p = 0, infinite at p = 1; smaller than 1e-300 is answered as 0.
 * Newton's steps on ln x, fenced by bisection, on the smaller tail. Relative error about 1e-13.
 * @throws RangeError for p outside [0, 1] or a shape that is not positive
 */
export function gammaQuantile(p: number, shape: number): number {
  requireProbability(p);
  requirePositive(shape, "shape");
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  let x = firstGuess(p, shape);
  if (x < SMALLEST) return 0;
  let low = 0;
  let high = Infinity;
  for (let step = 0; step < 200; step += 1) {
    const { below, above } = gammaTails(x, shape);
    const excess = p < 0.5 ? below - p : 1 - p - above;
    if (excess === 0) return x;
    if (excess > 0) high = x;
    else low = x;
    // d below / d ln x is the leading term times the shape; the exponent is held to a factor of e a step.
    const logStep = Math.max(-1, Math.min(1, excess / (leadingTerm(x, shape) * shape)));
    let next = x * Math.exp(-logStep);
    if (!(next > low && next < high)) next = high === Infinity ? 2 * x : (low + high) / 2;
    if (Math.abs(next - x) <= 4 * ENOUGH * x) return next;
    x = next;
  }
  return x;
}

/**
 * Draws from the gamma distribution with mean `shape` and scale 1.
 * Source: Marsaglia & Tsang (2000), ACM TOMS 26(3), 363-372; shapes below 1 by their power of a uniform.
 * Cost: O(1), about 2.1 numbers of the stream.
 * @throws RangeError for a shape that is not positive
 */
export function drawGamma(random: RandomStream, shape: number): number {
  requirePositive(shape, "shape");
  if (shape < 1) return drawGamma(random, shape + 1) * random.uniform() ** (1 / shape);
  const centre = shape - 1 / 3;
  const slope = 1 / Math.sqrt(9 * centre);
  for (;;) {
    const normal = drawNormal(random);
    const root = 1 + slope * normal;
    if (root <= 0) continue;
    // Products are the same on every machine and quick; powers are neither.
    const cube = root * root * root;
    const square = normal * normal;
    const uniform = random.uniform();
    // Their squeeze: under this the test below holds, and nearly every draw is spared its logarithms.
    if (uniform < 1 - 0.0331 * square * square) return centre * cube;
    if (Math.log(uniform) < 0.5 * square + centre * (1 - cube + Math.log(cube))) return centre * cube;
  }
}
