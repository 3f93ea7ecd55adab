/** Points and weights on [0, 1]. */
export interface QuadratureRule {
  readonly points: Float64Array;
  readonly weights: Float64Array;
}

/**
 * The rule of Gauss and Legendre with so many points, exact for polynomials of degree 2 points - 1: roots of the
 * Legendre polynomial by Newton's method from Chebyshev's points. Made once, when the module is loaded.
 * Source: Davis & Rabinowitz (1984), Methods of Numerical Integration, 2nd ed., section 2.7.
 */
export function gaussLegendre(count: number): QuadratureRule {
  const points = new Float64Array(count);
  const weights = new Float64Array(count);
  for (let root = 0; root < count; root += 1) {
    let x = Math.cos((Math.PI * (root + 0.75)) / (count + 0.5));
    let slope = 1;
    for (let step = 0; step < 10; step += 1) {
      let before = 1;
      let value = x;
      for (let degree = 2; degree <= count; degree += 1) {
        const next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
        before = value;
        value = next;
      }
      slope = (count * (x * value - before)) / (x * x - 1);
      x -= value / slope;
    }
    points[root] = (1 - x) / 2;
    weights[root] = 1 / ((1 - x * x) * slope * slope);
  }
  return { points, weights };
}
