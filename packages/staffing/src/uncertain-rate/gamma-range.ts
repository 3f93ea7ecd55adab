/** What is left out at either end weighs e^-40, 4e-18, of the middle. */
const NEGLIGIBLE_LOG = 40;

/** e^u - 1 - u without cancellation. */
function beyondLinear(u: number): number {
  if (Math.abs(u) > 0.03) return Math.expm1(u) - u;
  return u * u * (1 / 2 + u * (1 / 6 + u * (1 / 24 + u * (1 / 120 + u * (1 / 720 + u * (1 / 5040 + u / 40_320))))));
}

/**
 * Log of the density of u = ln(factor), up to a constant, for a gamma factor of mean 1 and variance 1/shape: it needs
 * no gamma function, peaks at u = 0 for every shape, and falls off like a normal law where the shape is large.
 */
export function logFactorDensity(u: number, shape: number): number {
  return -shape * beyondLinear(u);
}

/** The range of u outside of which neither intervals nor contacts are found. */
export function factorRange(shape: number): { readonly low: number; readonly high: number } {
  const low = edge((distance) => shape * beyondLinear(-distance), shape);
  const high = edge((distance) => shape * beyondLinear(distance) - distance, shape);
  return { low: -low, high };
}

/** The distance at which a fall that ends above it reaches the negligible: doubling, then halving. */
function edge(fall: (distance: number) => number, shape: number): number {
  let beyond = 1 / Math.sqrt(shape);
  while (fall(beyond) < NEGLIGIBLE_LOG) beyond *= 2;
  let inside = 0;
  for (let step = 0; step < 40; step += 1) {
    const middle = (inside + beyond) / 2;
    if (fall(middle) < NEGLIGIBLE_LOG) inside = middle;
    else beyond = middle;
  }
  return beyond;
}

/**
 * Where to cut the range before integrating: closely around the factor at which the load passes the agents, where all
 * figures of a queue turn within a few 1/sqrt(agents), ever wider from there on; and around the peak of the density.
 */
export function factorBreaks(shape: number, turningAt: number, turningWidth: number): number[] {
  const { low, high } = factorRange(shape);
  const inside = new Set([low, high, 0, 3 / Math.sqrt(shape), -3 / Math.sqrt(shape), turningAt]);
  for (let distance = 2 * turningWidth; distance < high - low; distance *= 4) {
    inside.add(turningAt - distance);
    inside.add(turningAt + distance);
  }
  return [...inside].filter((u) => u >= low && u <= high).sort((one, other) => one - other);
}
