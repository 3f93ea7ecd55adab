import { cholesky, inverse, solveLower, solveUpper } from "../models/cholesky.ts";
import type { LowerTriangle } from "../models/cholesky.ts";
import { effectCount, FIRST_EVENT, linearise, priorPrecisions } from "./handle-time-effects.ts";
import { handleTimeCaveats } from "./handle-time-caveats.ts";
import { usableIntervals } from "./handle-time-history.ts";
import type { HandleTimeHistory } from "./handle-time-history.ts";
import { BEGINNERS } from "./tenure-ramp.ts";
import type { TenureRamp } from "./tenure-ramp.ts";

/** A learned mean handling time: level x hour x weekday x event x tenure of those who answer. */
export interface FittedHandleTimes {
  /** Logs of level, hours, weekdays and events, and the beginners' extra last; see `handle-time-effects.ts`. */
  readonly effects: Float64Array;
  readonly events: readonly string[];
  readonly ramp: TenureRamp;
  /** Posterior covariance of the effects, lower triangle packed by rows. */
  readonly covariance: Float64Array;
  /** Coefficient of variation of one contact's handling time. */
  readonly contactCv: number;
  /** Coefficient of variation of an interval's own mean, beyond the contacts in it. */
  readonly intervalCv: number;
  readonly handled: number;
  readonly caveats: readonly string[];
}

const ROUNDS = 12;
const TAUS = [1.5, 2, 3, 4, 5.5, 8, 12] as const;
/** Beyond so many standard deviations an interval pulls no harder (Huber); far out, as times of single contacts are skewed. */
const FAR = 3;
/** Handling times are about exponential to lognormal: belief about their spread, worth a few intervals. */
const USUAL_CV = 0.9;
const BELIEF_INTERVALS = 10;
/** Beginners are never taken to need less than half the time of the experienced: a ramp further down is a fault in the shares. */
const LEAST_EXTRA = -0.5;

/**
 * Learns the mean handling time of a queue by hour of day, weekday, event window and tenure of temps, from handled contacts and their
 * seconds by interval. A gamma-like model with log link: the mean of an interval with n contacts has relative variance
 * contactCv^2 / n + intervalCv^2, so large intervals count for more, though not without bound. Effects are shrunk to none by normal
 * beliefs (hour 15 %, weekday 10 %, event 20 %) and the ramp of beginners to 30 % +- 10 with tau about 4 weeks; single wild intervals
 * are held by Huber weights. Solved by penalised iteratively re-weighted least squares, tau by trying seven.
 * Source: McCullagh and Nelder (1989), Generalized Linear Models, chapters 8 and 10; Huber (1964). Cost: 84 passes over the intervals, a
 * seventh without temps.
 * @throws Refusal as `usableIntervals`: negative or absurd times, shares outside 0 to 1, nothing handled
 */
export function fitHandleTimes(history: HandleTimeHistory): FittedHandleTimes {
  const usable = usableIntervals(history);
  const events = [...new Set(usable.map((i) => history.events?.[i] ?? ""))].filter((name) => name !== "").sort();
  const withTemps = (history.temps ?? []).some(({ share }) => usable.some((i) => (share[i] ?? 0) > 0));
  const tries = (withTemps ? TAUS : [BEGINNERS.tauWeeks]).map((tauWeeks) => fitWith(history, usable, events, tauWeeks));
  const best = tries.reduce((a, b) => (b.loss < a.loss ? b : a));
  const handled = usable.reduce((sum, i) => sum + (history.handled[i] ?? 0), 0);
  return {
    effects: best.effects,
    events,
    ramp: { extra: best.effects[FIRST_EVENT + events.length] ?? 0, tauWeeks: best.tauWeeks },
    covariance: best.covariance,
    contactCv: best.spread.contactCv,
    intervalCv: best.spread.intervalCv,
    handled,
    caveats: handleTimeCaveats({ history, usable, events, withTemps }),
  };
}

interface Spread {
  readonly contactCv: number;
  readonly intervalCv: number;
}

interface Try {
  readonly effects: Float64Array;
  readonly covariance: Float64Array;
  readonly spread: Spread;
  readonly tauWeeks: number;
  readonly loss: number;
}

function fitWith(
  history: HandleTimeHistory,
  usable: readonly number[],
  events: readonly string[],
  tauWeeks: number,
): Try {
  const precisions = priorPrecisions(events, BEGINNERS.extraSd);
  let effects = new Float64Array(effectCount(events));
  effects[0] = Math.log(medianMean(history, usable));
  effects[effects.length - 1] = BEGINNERS.extra;
  let spread: Spread = { contactCv: USUAL_CV, intervalCv: 0 };
  let step = { effects, covariance: new Float64Array(0) };
  for (let round = 0; round < ROUNDS; round++) {
    step = oneStep({ history, usable, events, tauWeeks, effects, spread, precisions });
    effects = step.effects;
    spread = spreadOf(history, usable, { effects, events, tauWeeks });
  }
  const loss = lossOf({ history, usable, events, tauWeeks, effects, spread, precisions });
  return { ...step, spread, tauWeeks, loss };
}

interface State {
  readonly history: HandleTimeHistory;
  readonly usable: readonly number[];
  readonly events: readonly string[];
  readonly tauWeeks: number;
  readonly effects: Float64Array;
  readonly spread: Spread;
  readonly precisions: Float64Array;
}

/** One Gauss-Newton step of the penalised, Huber-weighted likelihood. */
function oneStep(state: State): { effects: Float64Array<ArrayBuffer>; covariance: Float64Array<ArrayBuffer> } {
  const { history, usable, effects, precisions } = state;
  const size = effects.length;
  const values = new Float64Array((size * (size + 1)) / 2);
  const right = new Float64Array(size);
  precisions.forEach((precision, place) => {
    const centre = place === size - 1 ? BEGINNERS.extra : place === 0 ? (effects[0] ?? 0) : 0;
    values[(place * (place + 3)) / 2] = precision;
    right[place] = precision * (centre - (effects[place] ?? 0));
  });
  for (const i of usable) {
    const { logMean, places, slopes } = linearise(history, i, state);
    const { surprise, weight } = weighed(state, i, logMean);
    places.forEach((a, p) => {
      right[a] = (right[a] ?? 0) + weight * (slopes[p] ?? 0) * surprise;
      places.forEach((b, q) => {
        const at = (a * (a + 1)) / 2 + b;
        if (b <= a) values[at] = (values[at] ?? 0) + weight * (slopes[p] ?? 0) * (slopes[q] ?? 0);
      });
    });
  }
  const factor: LowerTriangle = cholesky({ size, values });
  const move = solveUpper(factor, solveLower(factor, right));
  const next = effects.map((value, place) => value + Math.max(-1, Math.min(1, move[place] ?? 0)));
  next[size - 1] = Math.max(LEAST_EXTRA, next[size - 1] ?? 0);
  return { effects: next, covariance: Float64Array.from(inverse(factor).values) };
}

/** Relative surprise of an interval's mean, and its weight: the inverse of its variance, less where it is far out. */
function weighed({ history, spread }: State, i: number, logMean: number): { surprise: number; weight: number } {
  const handled = history.handled[i] ?? 0;
  const surprise = (history.handleSeconds[i] ?? 0) / handled / Math.exp(logMean) - 1;
  const variance = spread.contactCv ** 2 / handled + spread.intervalCv ** 2;
  const away = Math.abs(surprise) / Math.sqrt(variance);
  return { surprise, weight: (away > FAR ? FAR / away : 1) / variance };
}

function lossOf(state: State): number {
  const { history, usable, effects, precisions, tauWeeks, spread } = state;
  const prior = precisions.reduce(
    (sum, precision, place) => {
      const centre = place === effects.length - 1 ? BEGINNERS.extra : 0;
      return place === 0 ? sum : sum + precision * ((effects[place] ?? 0) - centre) ** 2;
    },
    (Math.log(tauWeeks / BEGINNERS.tauWeeks) / BEGINNERS.logTauSd) ** 2,
  );
  return usable.reduce((sum, i) => {
    const { surprise, weight } = weighed(state, i, linearise(history, i, state).logMean);
    const variance = spread.contactCv ** 2 / (history.handled[i] ?? 1) + spread.intervalCv ** 2;
    return sum + weight * surprise * surprise + Math.log(variance);
  }, prior);
}

/** Both parts of the spread by moments: squared surprises, held at nine variances, regressed on 1 / n with contact and interval part. */
function spreadOf(
  history: HandleTimeHistory,
  usable: readonly number[],
  at: { readonly effects: Float64Array; readonly events: readonly string[]; readonly tauWeeks: number },
): Spread {
  const squares = usable.map((i) => {
    const mean = (history.handleSeconds[i] ?? 0) / (history.handled[i] ?? 1);
    return { n: history.handled[i] ?? 1, square: (mean / Math.exp(linearise(history, i, at).logMean) - 1) ** 2 };
  });
  let [contact, interval] = [USUAL_CV ** 2, 0];
  for (let round = 0; round < 10; round++) {
    const sums = { sum: BELIEF_INTERVALS * USUAL_CV ** 2, weights: BELIEF_INTERVALS };
    const own = { sum: 0, weights: 0 };
    for (const { n, square } of squares) {
      const expected = contact / n + interval;
      const held = Math.min(square, 9 * expected);
      const small = contact / n / expected;
      sums.sum += small * Math.max(0, held - interval) * n;
      sums.weights += small;
      const large = 1 / (expected * expected);
      own.sum += large * (held - contact / n);
      own.weights += large;
    }
    contact = sums.sum / sums.weights;
    interval = Math.max(0, own.sum / own.weights);
  }
  return { contactCv: Math.sqrt(contact), intervalCv: Math.sqrt(interval) };
}

/** Median of the intervals' means, each counted by its contacts: a start that no wild interval moves. */
function medianMean({ handled, handleSeconds }: HandleTimeHistory, usable: readonly number[]): number {
  const sorted = usable
    .map((i) => ({ n: handled[i] ?? 0, mean: (handleSeconds[i] ?? 0) / (handled[i] ?? 1) }))
    .sort((a, b) => a.mean - b.mean);
  const half = sorted.reduce((sum, { n }) => sum + n, 0) / 2;
  let passed = 0;
  for (const { n, mean } of sorted) {
    passed += n;
    if (passed >= half) return mean;
  }
  return sorted.at(-1)?.mean ?? 1;
}
