import { forecastScores, meansOfScores } from "./forecast-day.ts";
import { lowRankDays, scoresOf } from "./low-rank-days.ts";
import type { DaysOfCounts } from "./low-rank-days.ts";
import { rootOfCount } from "./root-scale.ts";
import { updateRemainder } from "./update-remainder.ts";
import type { DayUpdateModel } from "./update-remainder.ts";

/** Past days to learn from: counts, and how each day had been forecast before it began. */
export interface PastDays extends DaysOfCounts {
  /** Kind of each day: its weekday, or a class of its own. */
  readonly kinds: readonly number[];
  /** Interval means forecast before each day, laid out as the counts; without them the days' own scores forecast the next. */
  readonly forecasts?: Float64Array;
  readonly components?: number;
}

/** How the morning updates the day, and how much that was worth on past days. */
export interface LearnedDayUpdate extends DayUpdateModel {
  /** Past mornings it was tried on; 0 where days were too few and the stated default stands. */
  readonly trials: number;
  /** Mean squared error of the intervals to come, on the root scale, with the update over without it; 1 where untried. */
  readonly errorRatio: number;
}

const PENALTIES = [0.003, 0.01, 0.03, 0.06, 0.12, 0.25, 0.5, 1, 2, 4, 10, 100] as const;
const MORNINGS = [0.25, 0.4, 0.6] as const;
const FOLDS = 3;
const LEAST_DAYS = 20;
const CHANCE = 0.25;
/** A day's forecast is trusted as much as half its own counts while nothing is learned. */
const UNTRIED = { penalty: 0.5, noiseVariance: CHANCE, scoreVarianceFactor: 1, trials: 0, errorRatio: 1 } as const;

/**
 * Learns the shapes of days and how far to follow a morning, by rolling past days: in three steps shapes are learned on the days so far
 * (from half of them on) and each of the next days is updated after a quarter, two fifths and three fifths of it; the penalty with the
 * least squared error of the intervals to come (root scale) is kept. The spread is set by the same errors: noise by the intervals, the
 * scores' by the sums to come. Under twenty whole days the stated default stands. Nothing later than the day tried is used.
 * Source: Shen and Huang (2008), MSOM 10(3), section 4.3. Cost: four decompositions and 36 updates for half the days.
 * @throws Refusal as `lowRankDays` and `updateRemainder`
 */
export function learnDayUpdate(past: PastDays): LearnedDayUpdate {
  const all = lowRankDays(past);
  const { components } = all;
  const days = all.scores.length;
  if (all.scores.filter((scores) => !Number.isNaN(scores[0] ?? NaN)).length < LEAST_DAYS)
    return { components, ...UNTRIED };
  const trials = Array.from({ length: FOLDS }, (_, fold) => {
    const from = Math.floor((days * (FOLDS + fold)) / (2 * FOLDS));
    return trialsFrom(past, from, Math.floor((days * (FOLDS + fold + 1)) / (2 * FOLDS)));
  }).flat();
  if (trials.length === 0) return { components, ...UNTRIED };
  const best = PENALTIES.map((penalty) => ({ penalty, error: errorOf(trials, penalty) })).reduce((a, b) =>
    b.error < a.error ? b : a,
  );
  const unmoved = errorOf(trials, Infinity);
  return {
    components,
    penalty: best.penalty,
    ...spreadOf(trials, best.penalty),
    trials: trials.length * MORNINGS.length,
    errorRatio: unmoved > 0 ? best.error / unmoved : 1,
  };
}

interface Trial {
  readonly components: readonly Float64Array[];
  readonly forecast: Float64Array;
  readonly counts: Float64Array;
}

function trialsFrom({ counts, intervals, kinds, forecasts, components }: PastDays, from: number, to: number): Trial[] {
  const so = lowRankDays({
    counts: counts.slice(0, from * intervals),
    intervals,
    ...(components === undefined ? {} : { components }),
  });
  const scores = [...so.scores];
  const trials: Trial[] = [];
  for (let day = from; day < to; day++) {
    const ofDay = counts.slice(day * intervals, (day + 1) * intervals);
    const own = forecastScores({ scores, kinds, kind: kinds[day] ?? NaN });
    const forecast = forecasts?.slice(day * intervals, (day + 1) * intervals) ?? meansOfScores(own, so.components);
    scores.push(scoresOf(ofDay.map(rootOfCount), so.components));
    if (ofDay.every((count) => !Number.isNaN(count)) && forecast.every((mean) => !Number.isNaN(mean)))
      trials.push({ components: so.components, forecast, counts: ofDay });
  }
  return trials;
}

/** Mean squared error of the intervals to come, on the root scale; an endless penalty is the forecast unmoved. */
function errorOf(trials: readonly Trial[], penalty: number): number {
  let [sum, count] = [0, 0];
  for (const trial of trials)
    for (const morning of MORNINGS) {
      const from = Math.round(morning * trial.counts.length);
      const means = penalty === Infinity ? trial.forecast : updated(trial, from, { penalty }).means;
      for (let k = from; k < trial.counts.length; k++) {
        sum += (rootOfCount(trial.counts[k] ?? NaN) - Math.sqrt(means[k] ?? NaN)) ** 2;
        count += 1;
      }
    }
  return count > 0 ? sum / count : 0;
}

function updated(
  { components, forecast, counts }: Trial,
  from: number,
  { penalty, noiseVariance = CHANCE, scoreVarianceFactor = 0 }: Partial<DayUpdateModel> & { readonly penalty: number },
): ReturnType<typeof updateRemainder> {
  const model = { components, penalty, noiseVariance, scoreVarianceFactor };
  return updateRemainder({ model, forecastOfDay: forecast, countsSoFar: counts.slice(0, from) });
}

/** Noise by what shapes leave of whole days, and the scores' variance by the errors of sums to come, beyond that noise. */
function spreadOf(
  trials: readonly Trial[],
  penalty: number,
): { readonly noiseVariance: number; readonly scoreVarianceFactor: number } {
  const noiseVariance = noiseWithinDays(trials);
  let [excess, unit] = [0, 0];
  for (const trial of trials)
    for (const morning of MORNINGS) {
      const from = Math.round(morning * trial.counts.length);
      const bare = updated(trial, from, { penalty, noiseVariance, scoreVarianceFactor: 0 });
      const { toComeSd } = updated(trial, from, { penalty, noiseVariance, scoreVarianceFactor: 1 });
      const came = trial.counts.slice(from).reduce((sum, count) => sum + count, 0);
      // Relative to what is expected, so that a few large days do not decide alone.
      const size = Math.max(1, bare.toCome) ** 2;
      excess += ((came - bare.toCome) ** 2 - bare.toComeSd ** 2) / size;
      unit += (toComeSd ** 2 - bare.toComeSd ** 2) / size;
    }
  return { noiseVariance, scoreVarianceFactor: unit > 0 ? Math.max(0, excess / unit) : 1 };
}

/** Variance around the best fit of the shapes to whole days: chance, and what shapes cannot hold. Never below chance. */
function noiseWithinDays(trials: readonly Trial[]): number {
  let [sum, freedom] = [0, 0];
  for (const { components, counts } of trials) {
    const roots = counts.map(rootOfCount);
    const scores = scoresOf(roots, components);
    const explained = scores.reduce((inner, score) => inner + score * score, 0);
    sum += roots.reduce((inner, root) => inner + root * root, 0) - explained;
    freedom += counts.length - components.length;
  }
  return freedom > 0 ? Math.max(CHANCE, sum / freedom) : CHANCE;
}
