/**
 * x ln(x / expected) + expected - x, never negative: the exponent of a Poisson or binomial mass, for x >= 0 and
 * expected > 0. Near x = expected the direct form would cancel to nothing, so there a series in
 * v = (x - expected)/(x + expected) is summed.
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities". Cost: O(1).
 */
export function deviance(x: number, expected: number): number {
  if (x === 0) return expected;
  const difference = x - expected;
  if (Math.abs(difference) > 0.1 * (x + expected)) return x * Math.log(x / expected) - difference;
  const ratio = difference / (x + expected);
  const square = ratio * ratio;
  let power = 2 * x * ratio;
  let sum = difference * ratio;
  for (let order = 3; ; order += 2) {
    power *= square;
    const next = sum + power / order;
    if (next === sum) return sum;
    sum = next;
  }
}
