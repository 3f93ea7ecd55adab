import { gaussLegendre } from "../patience/gauss-legendre.ts";
import type { PatienceCurve } from "../patience/patience-curve.ts";
import { patienceAt } from "./patience-at.ts";

const RULE = gaussLegendre(6);
/** Waits whose weight is e^-45 of the highest no longer count. */
const NEGLIGIBLE_LOG = 45;

/** Waits at which the weight exp(-rate v) H(v)^k is summed, for all k up to the longest. */
export interface WaitGrid {
  readonly seconds: Float64Array;
  /** Log of the weight without H: ln(quadrature weight) - rate * seconds. */
  readonly logWeight: Float64Array;
  readonly waited: Float64Array;
  readonly survival: Float64Array;
}

/** Over so many seconds the survival of patience is smooth, seen from a wait. */
function smoothSeconds(curve: PatienceCurve, seconds: number): number {
  let piece = curve.pieces - 1;
  while (piece > 0 && (curve.starts[piece] ?? 0) > seconds) piece -= 1;
  let fastest = 0;
  for (let i = curve.firsts[piece] ?? 0; i < (curve.firsts[piece + 1] ?? 0); i += 1) {
    fastest = Math.max(fastest, curve.rates[i] ?? 0);
  }
  return (seconds - (curve.starts[piece] ?? 0) + 1 / fastest) / 2;
}

function nextBreak(breaks: readonly number[], seconds: number): number {
  return breaks.find((at) => at > seconds) ?? Infinity;
}

/**
 * Panels from 0 on, each no wider than the bump that the weight of the line ending there makes, ending at every kink of
 * the patience and every threshold, until the weight of the longest line has died out.
 */
function panelBorders(curve: PatienceCurve, rate: number, longest: number, breaks: readonly number[]): number[] {
  const borders = [0];
  let highest = -Infinity;
  for (let at = 0; ;) {
    const width = Math.min(Math.max(1 / rate, Math.sqrt(at / rate)), smoothSeconds(curve, at));
    at = Math.min(at + width, nextBreak(breaks, at));
    borders.push(at);
    const log = longest * Math.log(patienceAt(curve, at).waited) - rate * at;
    highest = Math.max(highest, log);
    if (log < highest - NEGLIGIBLE_LOG && rate * at > NEGLIGIBLE_LOG) return borders;
  }
}

/** The grid for lines up to `longest` that are served at `rate` contacts a second. */
export function waitGrid(curve: PatienceCurve, rate: number, longest: number, thresholds: readonly number[]): WaitGrid {
  const breaks = [...curve.starts, ...thresholds].sort((a, b) => a - b);
  const borders = panelBorders(curve, rate, longest, breaks);
  const points = RULE.points.length;
  const size = (borders.length - 1) * points;
  const grid = {
    seconds: new Float64Array(size),
    logWeight: new Float64Array(size),
    waited: new Float64Array(size),
    survival: new Float64Array(size),
  };
  for (let index = 0; index < size; index += 1) {
    const panel = Math.floor(index / points);
    const from = borders[panel] ?? 0;
    const width = (borders[panel + 1] ?? 0) - from;
    const at = from + width * (RULE.points[index % points] ?? 0);
    const patience = patienceAt(curve, at);
    grid.seconds[index] = at;
    grid.logWeight[index] = Math.log(width * (RULE.weights[index % points] ?? 0)) - rate * at;
    grid.waited[index] = patience.waited;
    grid.survival[index] = patience.survival;
  }
  return grid;
}
