import { refuse } from "../domain.ts";
import { radiusOf } from "./spectral-radius.ts";
import { oneMinus, solveOneMinus } from "./one-minus.ts";

/** Why spilled loads settle: weights under which each round of failures shrinks by at least `factor`. */
export interface Contraction {
  readonly radius: number;
  /** Below 1. The weighted distance to the equilibrium falls at least by this factor with each round. */
  readonly factor: number;
  /** At least 1 each. */
  readonly weights: Float64Array;
}

/** Closer to 1 than this a loop amplifies a billionfold; rounding could no longer tell it from 1. */
const SETTLES_BELOW = 1 - 1e-9;
/** How far between the radius and 1 the factor may lie: nearer to the radius, weights of loosely tied parts grow. */
const ABOVE_RADIUS = 0.05;

/**
 * The guarantee that loads settle. `steepSpill` is row i of the spill matrix times the most that one more contact on i
 * adds to its failures. With radius < s < 1 the weights w = (I - A/s)^-1 1 are at least 1 and A w = s (w - 1) < s w:
 * the map of loads onto themselves shrinks distances sum w_i |x_i - y_i| by r = max (A w)_i / w_i < 1. Unlike a Perron
 * vector these weights are positive whether or not every channel feeds every other.
 * Source: Varga (1962), Matrix Iterative Analysis, ch. 3 (M-matrices); Banach's fixed-point theorem.
 * @throws Refusal `loads-cannot-settle` where the radius is 1 or more, naming the channels that feed each other
 */
export function contractionOf(steepSpill: Float64Array, names: readonly string[]): Contraction {
  const size = names.length;
  const radius = radiusOf(steepSpill, size);
  if (radius >= SETTLES_BELOW) refuseUnsettled(steepSpill, names);
  const between = radius + ABOVE_RADIUS * (1 - radius);
  const weights = new Float64Array(size).fill(1);
  solveOneMinus(oneMinus(steepSpill, size, between), weights, size, 1);
  let factor = 0;
  for (let from = 0; from < size; from += 1) {
    let spilled = 0;
    for (let to = 0; to < size; to += 1) spilled += (steepSpill[from * size + to] ?? 0) * (weights[to] ?? 0);
    factor = Math.max(factor, spilled / (weights[from] ?? 1));
  }
  return { radius, factor, weights };
}

function refuseUnsettled(steepSpill: Float64Array, names: readonly string[]): never {
  const { loop, radius } = strongestLoop(steepSpill, names.length);
  const channels = loop.map((channel) => names[channel] ?? "").join(", ");
  refuse(
    "loads-cannot-settle",
    "/spill",
    `failures that come back between ${channels} with factor ${Number(radius.toPrecision(6))} a round`,
    "loads cannot settle unless each round of failures is smaller than the one before (spectral radius below 1)",
    `Lower the shares that come back between these channels: some customers give up, and one who comes back on two channels counts once.`,
  );
}

/** Channels that all feed each other, directly or through others; of these groups the one that grows most. */
function strongestLoop(matrix: Float64Array, size: number): { loop: readonly number[]; radius: number } {
  const reaches = reachability(matrix, size);
  let strongest: { loop: readonly number[]; radius: number } = { loop: [], radius: -1 };
  for (let channel = 0; channel < size; channel += 1) {
    const loop: number[] = [];
    for (let other = 0; other < size; other += 1) {
      if (reaches[channel * size + other] === 1 && reaches[other * size + channel] === 1) loop.push(other);
    }
    if (loop[0] !== channel) continue;
    const block = Float64Array.from(loop.flatMap((from) => loop.map((to) => matrix[from * size + to] ?? 0)));
    const radius = radiusOf(block, loop.length);
    if (radius > strongest.radius) strongest = { loop, radius };
  }
  return strongest;
}

function reachability(matrix: Float64Array, size: number): Uint8Array {
  const reaches = Uint8Array.from(matrix, (value) => (value > 0 ? 1 : 0));
  for (let through = 0; through < size; through += 1) {
    for (let from = 0; from < size; from += 1) {
      if (reaches[from * size + through] !== 1) continue;
      for (let to = 0; to < size; to += 1) {
        if (reaches[through * size + to] === 1) reaches[from * size + to] = 1;
      }
    }
  }
  return reaches;
}
