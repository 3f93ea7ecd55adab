/** Points at which a function is asked for a polynomial of one degree less. */
export const TERMS = 6;

/** The points on [-1, 1]: Chebyshev's, between which a smooth function is missed least. */
export const NODES = Float64Array.from({ length: TERMS }, (_, node) => Math.cos((Math.PI * (node + 0.5)) / TERMS));

/** Coefficients of the powers of s in each of Chebyshev's polynomials: T(k+1) = 2 s T(k) - T(k-1). */
const POWERS = chebyshevPowers();

function chebyshevPowers(): number[][] {
  const rows: number[][] = [[1], [0, 1]];
  while (rows.length < TERMS) {
    const last = rows.at(-1) ?? [];
    const before = rows.at(-2) ?? [];
    rows.push([0, ...last.map((c) => 2 * c)].map((c, power) => c - (before[power] ?? 0)));
  }
  return rows;
}

/** Writes the coefficients, by power of s, of the polynomial through values at the nodes to `into`, from `at` on. */
export function fit(values: Float64Array, into: Float64Array, at: number): void {
  into.fill(0, at, at + TERMS);
  for (let term = 0; term < TERMS; term += 1) {
    let sum = 0;
    for (let node = 0; node < TERMS; node += 1)
      sum += (values[node] ?? 0) * Math.cos((Math.PI * term * (node + 0.5)) / TERMS);
    const share = ((term === 0 ? 1 : 2) * sum) / TERMS;
    POWERS[term]?.forEach((coefficient, power) => {
      into[at + power] = (into[at + power] ?? 0) + share * coefficient;
    });
  }
}

/** The polynomial whose coefficients stand from `at` on, at s in [-1, 1]. */
export function valueAt(coefficients: Float64Array, at: number, s: number): number {
  let value = 0;
  for (let power = at + TERMS - 1; power >= at; power -= 1) value = value * s + (coefficients[power] ?? 0);
  return value;
}
