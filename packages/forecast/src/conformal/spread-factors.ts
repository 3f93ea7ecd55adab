import { normalQuantile } from "@springtide/probability";
import { adaptiveLevel } from "./adaptive-level.ts";

/** A past error in units of the spread that was forecast; `group` is the forecast it belongs to: errors of one group go together. */
export interface ErrorScore {
  readonly score: number;
  readonly group: number;
}

/** How much wider than forecast a side of the distribution is, at the quarter, tenth and fortieth from the end; 1 is as forecast. */
type SideFactors = readonly [quarter: number, tenth: number, fortieth: number];

/** Both sides of a distribution, and how many scores say so; none where the model's own quantiles stand. */
export interface SpreadFactors {
  readonly lower: SideFactors;
  readonly upper: SideFactors;
  readonly scores: number;
}

/** Shares of days beyond each knot of a side. */
const TAILS = [0.25, 0.1, 0.025] as const;
const LEAST_SCORES = 20;
/** Groups that count as much as the model's own spread. */
const BELIEF_GROUPS = 8;
const AS_FORECAST: SideFactors = [1, 1, 1];

/**
 * Split conformal spread, lower and upper side apart: the quantiles of past scores, with the finite-sample rank (n + 1)(1 - tail), over
 * those of the standard normal; drawn towards 1 where few forecasts were scored, and adapted to drift (`adaptiveLevel`). Under twenty
 * scores the model's own quantiles stay: nothing can be claimed then.
 * @param scores oldest first
 * Source: Vovk, Gammerman and Shafer (2005); Romano, Patterson and Candes (2019) for the sides. Cost: n log n.
 */
export function spreadFactors(scores: readonly ErrorScore[]): SpreadFactors {
  if (scores.length < LEAST_SCORES) return { lower: AS_FORECAST, upper: AS_FORECAST, scores: 0 };
  const groups = new Set(scores.map(({ group }) => group)).size;
  const trust = groups / (groups + BELIEF_GROUPS);
  return {
    lower: sideOf(
      scores.map(({ score }) => -score),
      trust,
    ),
    upper: sideOf(
      scores.map(({ score }) => score),
      trust,
    ),
    scores: scores.length,
  };
}

function sideOf(scores: readonly number[], trust: number): SideFactors {
  const sorted = Float64Array.from(scores).sort();
  const bound = (level: number): number =>
    sorted[Math.min(sorted.length, Math.ceil((sorted.length + 1) * (1 - level))) - 1] ?? 0;
  const factorAt = (tail: number): number => {
    const level = adaptiveLevel(tail, scores.length, (i, aimed) => (scores[i] ?? 0) > bound(aimed));
    const raw = Math.max(0.1, bound(level) / normalQuantile(1 - tail));
    return Math.exp(trust * Math.log(raw));
  };
  const [quarter, tenth, fortieth] = TAILS;
  // Quantiles must not cross: a knot further out lies at least a little further out.
  const first = factorAt(quarter);
  const second = Math.max(factorAt(tenth), (1.05 * first * normalQuantile(0.75)) / normalQuantile(0.9));
  const third = Math.max(factorAt(fortieth), (1.05 * second * normalQuantile(0.9)) / normalQuantile(0.975));
  return [first, second, third];
}

const KNOTS = [normalQuantile(0.75), normalQuantile(0.9), normalQuantile(0.975)] as const;

/** A standard normal departure as it is to be after widening: the factors hold at the knots, between them departures are interpolated. */
export function widened(departure: number, { lower, upper }: SpreadFactors): number {
  const [quarter, tenth, fortieth] = departure < 0 ? lower : upper;
  const [a, b, c] = KNOTS;
  const away = Math.abs(departure);
  const moved =
    away <= a
      ? quarter * away
      : away <= b
        ? between(away, a, b, quarter, tenth)
        : away <= c
          ? between(away, b, c, tenth, fortieth)
          : fortieth * away;
  return Math.sign(departure) * moved;
}

function between(away: number, from: number, to: number, atFrom: number, atTo: number): number {
  return atFrom * from + ((away - from) / (to - from)) * (atTo * to - atFrom * from);
}
