/** From this load on the continued fraction settles within a hundred terms; below it needs thousands. */
const FRACTION_FROM = 2;
const ENOUGH = 2 ** -53;
const SMALLEST = 1e-300;

/** e^x x^(-s) times the upper incomplete gamma function of (s, x): Legendre's continued fraction, by Lentz' method. */
function scaledUpperGamma(s: number, x: number): number {
  let denominator = x + 1 - s;
  let ratioC = 1 / SMALLEST;
  let ratioD = 1 / denominator;
  let value = ratioD;
  for (let step = 1; ; step += 1) {
    const numerator = step * (s - step);
    denominator += 2;
    ratioD = 1 / (numerator * ratioD + denominator || SMALLEST);
    ratioC = denominator + numerator / ratioC || SMALLEST;
    const factor = ratioC * ratioD;
    value *= factor;
    if (Math.abs(factor - 1) <= 2 * ENOUGH) return value;
  }
}

/** The lower incomplete gamma function of (s, x), as a series of positive terms. */
function lowerGamma(s: number, x: number): number {
  let term = 1 / s;
  let sum = term;
  for (let step = 1; term > sum * ENOUGH; step += 1) {
    term *= x / (s + step);
    sum += term;
  }
  return x ** s * Math.exp(-x) * sum;
}

/**
 * 1/B for a fraction of an agent, 0 <= fraction < 1: e^a a^(-f) Gamma(f + 1, a), where the recursion in n begins.
 * Small loads take Gamma(f + 1, a) as Gamma(f + 1, 2) and the piece from a to 2, so nothing cancels.
 * Source: Jagerman (1974), "Some properties of the Erlang loss function", BSTJ 53(3), 525-551. Cost: under 100 terms.
 */
export function reciprocalBlockingOfFraction(fraction: number, loadErlangs: number): number {
  if (fraction === 0) return 1;
  const s = fraction + 1;
  if (loadErlangs >= FRACTION_FROM) return loadErlangs * scaledUpperGamma(s, loadErlangs);
  const beyond = FRACTION_FROM ** s * Math.exp(-FRACTION_FROM) * scaledUpperGamma(s, FRACTION_FROM);
  const between = lowerGamma(s, FRACTION_FROM) - lowerGamma(s, loadErlangs);
  return Math.exp(loadErlangs) * loadErlangs ** -fraction * (beyond + between);
}
