import type { BaselineMethod, LogSeries } from "./baseline-method.ts";
import { yearlyChange } from "./annual-course.ts";
import { lowPoint } from "./nelder-mead.ts";

/** How fast level and week follow what comes. */
interface Smoothing {
  readonly level: number;
  readonly week: number;
}

interface State {
  readonly level: number;
  /** Effects of the weekdays, by day index modulo 7. */
  readonly week: Float64Array;
}

const WARM_UP_DAYS = 28;
/** A surprise beyond three usual ones moves the level no more than three. */
const WILD = 3;

/**
 * Exponential smoothing with additive level and week on the log scale (multiplicative in contacts), errors as in Hyndman, Koehler, Ord and
 * Snyder (2008), with the two rates of least absolute one-step error over the known days. Wild days are tamed.
 */
export const EXPONENTIAL_SMOOTHING: BaselineMethod = smoothing("exponential smoothing", false);

/**
 * The same with a second season: what earlier years did from the origin's day to the day asked for (Taylor's double seasonality, the
 * annual part as a smooth course). It needs two years and says the same as the first before that.
 */
export const DOUBLE_EXPONENTIAL_SMOOTHING: BaselineMethod = smoothing("double seasonal exponential smoothing", true);

function smoothing(name: string, annual: boolean): BaselineMethod {
  return {
    name,
    leastDays: annual ? 2 * 364 : 21,
    forecasts: (series, origins, days) => {
      const rates = bestRates(series);
      const { states, deseasonalised } = run(series, rates, origins);
      return origins.map((origin, o) => {
        const { level = 0, week = new Float64Array(7) } = states[o] ?? {};
        return Float64Array.from({ length: days }, (_, lead) => {
          const year = annual ? yearlyChange(deseasonalised, origin, lead) : 0;
          return level + (week[(origin + lead) % 7] ?? 0) + (Number.isNaN(year) ? 0 : year);
        });
      });
    },
  };
}

function bestRates(series: LogSeries): Smoothing {
  const ratesAt = ([level = 0, week = 0]: readonly number[]): Smoothing => ({
    level: 0.5 / (1 + Math.exp(-level)),
    week: 0.4 / (1 + Math.exp(-week)),
  });
  // A belief of two standard deviations a unit keeps the rates of short histories near the usual.
  const usual = [-1, -2];
  const cost = (point: readonly number[]): number =>
    run(series, ratesAt(point), []).error +
    point.reduce((sum, x, i) => sum + 0.5 * ((x - (usual[i] ?? 0)) / 2) ** 2, 0);
  return ratesAt(lowPoint(cost, usual, { step: 0.8, tolerance: 0.05, evaluations: 40 }));
}

function run(
  { logs }: LogSeries,
  rates: Smoothing,
  origins: readonly number[],
): { states: State[]; deseasonalised: Float64Array; error: number } {
  const { week, begun, ...first } = firstState(logs);
  let { level, scale } = first;
  const states: State[] = [];
  const deseasonalised = new Float64Array(logs.length);
  let errors = 0;
  let count = 0;
  let next = 0;
  for (let t = 0; t <= logs.length; t++) {
    for (; origins[next] === t; next++) states.push({ level, week: week.slice() });
    if (t === logs.length) break;
    const value = logs[t] ?? NaN;
    const ofWeek = week[t % 7] ?? 0;
    deseasonalised[t] = value - ofWeek;
    if (Number.isNaN(value)) continue;
    const surprise = value - level - ofWeek;
    if (t >= begun + WARM_UP_DAYS) {
      errors += Math.log(scale) + Math.abs(surprise) / scale;
      count += 1;
    }
    const tamed = Math.max(-WILD * scale, Math.min(WILD * scale, surprise));
    scale += 0.02 * (Math.min(Math.abs(surprise), 5 * scale) - scale);
    scale = Math.max(scale, 1e-4);
    level += rates.level * tamed;
    week[t % 7] = ofWeek + rates.week * (1 - rates.level) * tamed;
  }
  return { states, deseasonalised, error: count === 0 ? 0 : errors };
}

function firstState(logs: Float64Array): { begun: number; level: number; week: Float64Array; scale: number } {
  const begun = Math.max(
    0,
    logs.findIndex((value) => !Number.isNaN(value)),
  );
  const first = logs.subarray(begun, begun + 56);
  const known = first.filter((value) => !Number.isNaN(value));
  const level = known.length === 0 ? 0 : known.reduce((sum, value) => sum + value, 0) / known.length;
  const week = Float64Array.from({ length: 7 }, (_, day) => {
    const ofDay = first.filter((value, t) => (begun + t) % 7 === day && !Number.isNaN(value));
    return ofDay.reduce((sum, value) => sum + value - level, 0) / (ofDay.length + 0.5);
  });
  const away = known.reduce((sum, value) => sum + Math.abs(value - level), 0) / Math.max(1, known.length);
  return { begun, level, week, scale: Math.max(1e-3, 0.5 * away) };
}
