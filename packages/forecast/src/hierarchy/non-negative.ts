import { cholesky, solveLower, solveUpper } from "../models/cholesky.ts";

/** Rounds of the search for each leaf; the method ends long before. */
const ROUNDS_A_LEAF = 10;
/** Variance given to leaves without any, as a share of the mean variance: they can then be lifted to zero too. */
const LEAST_VARIANCE = 1e-12;

/**
 * Brings the forecasts of the leaves to the nearest ones without a negative, in place: least squares weighed by the inverse of their
 * error covariance V, so that what a negative leaf is lifted by is taken from the leaves whose errors go with its own.
 * With pressures p >= 0 on the leaves held at zero the answer is b + V p: found by the active-set method on the pressures.
 * Source: Lawson & Hanson (1974), Solving Least Squares Problems, chapter 23, on the dual problem.
 * @returns the leaves held at zero; empty when nothing was negative
 * @throws Error when the search does not end, which rounding in a nearly singular covariance could bring about
 * Cost: nothing without a negative; else about O(leaves x held^2).
 */
export function liftNegatives(leafForecasts: Float64Array, leafCovariance: Float64Array): readonly number[] {
  if (leafForecasts.every((value) => value >= 0)) return [];
  const size = leafForecasts.length;
  const trace = leafForecasts.reduce((sum, _, i) => sum + (leafCovariance[i * size + i] ?? 0), 0);
  const ridge = trace > 0 ? (LEAST_VARIANCE * trace) / size : 1;
  const covariance = (i: number, j: number): number => (leafCovariance[i * size + j] ?? 0) + (i === j ? ridge : 0);
  const lifted = (pressures: Float64Array): Float64Array =>
    leafForecasts.map((value, i) => pressures.reduce((sum, p, j) => sum + (p === 0 ? 0 : p * covariance(i, j)), value));
  const scale = leafForecasts.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let pressures: Float64Array = new Float64Array(size);
  let held: number[] = [];
  for (let round = 0; round < ROUNDS_A_LEAF * size; round++) {
    const now = lifted(pressures);
    const lowest = now.reduce(
      (low, value, i) => (!held.includes(i) && value < (now[low] ?? 0) ? i : low),
      firstFree(held),
    );
    if (held.length === size || (now[lowest] ?? 0) >= -1e-12 * scale) {
      now.forEach((value, i) => (leafForecasts[i] = held.includes(i) ? 0 : Math.max(0, value)));
      return held.toSorted((a, b) => a - b);
    }
    held = [...held, lowest];
    ({ pressures, held } = settled(leafForecasts, covariance, pressures, held));
  }
  throw new Error("the search for forecasts without a negative did not end");
}

function firstFree(held: readonly number[]): number {
  let free = 0;
  while (held.includes(free)) free++;
  return free;
}

/** Pressures that hold the leaves at zero; leaves that would have to be pulled down instead are let go on the way. */
function settled(
  leafForecasts: Float64Array,
  covariance: (i: number, j: number) => number,
  from: Float64Array,
  holding: readonly number[],
): { pressures: Float64Array; held: number[] } {
  let held = [...holding];
  let pressures = from;
  for (;;) {
    const wanted = holdingPressures(leafForecasts, covariance, held);
    const blocked = held.filter((_, k) => (wanted[k] ?? 0) <= 0);
    if (blocked.length === 0) {
      pressures = new Float64Array(leafForecasts.length);
      held.forEach((leaf, k) => (pressures[leaf] = wanted[k] ?? 0));
      return { pressures, held };
    }
    const start = pressures;
    const stepTo = (leaf: number): number => {
      const before = start[leaf] ?? 0;
      return before / (before - (wanted[held.indexOf(leaf)] ?? 0) || 1);
    };
    const first = blocked.reduce((a, b) => (stepTo(b) < stepTo(a) ? b : a));
    const step = stepTo(first);
    pressures = start.map((p, leaf) => (held.includes(leaf) ? p + step * ((wanted[held.indexOf(leaf)] ?? 0) - p) : 0));
    pressures[first] = 0;
    held = held.filter((leaf) => leaf !== first);
  }
}

function holdingPressures(
  leafForecasts: Float64Array,
  covariance: (i: number, j: number) => number,
  held: readonly number[],
): Float64Array {
  const values = held.flatMap((i, a) => held.slice(0, a + 1).map((j) => covariance(i, j)));
  const factor = cholesky({ size: held.length, values: Float64Array.from(values) });
  return solveUpper(
    factor,
    solveLower(
      factor,
      held.map((leaf) => -(leafForecasts[leaf] ?? 0)),
    ),
  );
}
