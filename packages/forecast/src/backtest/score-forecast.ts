import { drawPoisson, randomStream } from "@springtide/probability";
import type { CivilDay } from "@springtide/calendar";
import { peakDayRecall } from "../metrics/peak-day-recall.ts";
import type { NaiveErrors } from "./naive-errors.ts";
import type { ScoredDay } from "./scored-days.ts";

/** One forecast as possible futures, and what came. */
export interface ForecastToScore {
  /** First day forecast. */
  readonly origin: CivilDay;
  /** Rates of contacts a day, [path * days + day]. */
  readonly rates: Float32Array;
  /** Contacts of each day; NaN where unknown, and such a day is not scored. */
  readonly actual: Float64Array;
  readonly naive: NaiveErrors;
  readonly dayClass: (day: CivilDay) => string;
  readonly seed: number;
  readonly queue: string;
  /** Whether what comes scatters around a rate as counts do (Poisson); measurements are taken as the paths say. True if not given. */
  readonly counted?: boolean;
}

/** A forecast of one number a day, such as a yardstick, and what came. */
export interface PointForecastToScore extends Pick<ForecastToScore, "origin" | "actual" | "naive" | "dayClass"> {
  readonly forecast: Float64Array;
}

/** Share of a horizon whose days are its busiest. */
const PEAK_SHARE = 1 / 5;
const PEAK_TOLERANCE_DAYS = 1;
/** Shorter horizons have no peak of their own. */
const LEAST_DAYS_WITH_PEAKS = 7;

/**
 * Lays a forecast beside what came, day by day; counts are drawn Poisson around the rates of the paths, measurements are those of the
 * paths. Cost: paths x days.
 */
export function scoreForecast(of: ForecastToScore): ScoredDay[] {
  const days = of.actual.length;
  const counts = countsByDay(of, of.rates.length / days);
  return knownLeads(of.actual).map((at) => ({
    ...dayAt(of, at),
    mean: meanRate(of.rates, days, at),
    counts: counts[at] ?? new Float64Array(0),
  }));
}

/** The same for a forecast without a band: its one count is its mean, so that CRPS is the absolute error. */
export function scorePointForecast(of: PointForecastToScore): ScoredDay[] {
  return knownLeads(of.actual)
    .filter((at) => !Number.isNaN(of.forecast[at] ?? NaN))
    .map((at) => ({ ...dayAt(of, at), mean: of.forecast[at] ?? NaN, counts: Float64Array.of(of.forecast[at] ?? NaN) }));
}

/** Share of the busiest fifth of one forecast's days that it foresaw within a day; NaN for fewer than seven days. */
export function recallOfPeaks(days: readonly ScoredDay[]): number {
  if (days.length < LEAST_DAYS_WITH_PEAKS) return NaN;
  return peakDayRecall({
    actual: days.map(({ actual }) => actual),
    forecast: days.map(({ mean }) => mean),
    peakDays: Math.ceil(days.length * PEAK_SHARE),
    toleranceDays: PEAK_TOLERANCE_DAYS,
  });
}

function knownLeads(actual: Float64Array): number[] {
  return [...actual.keys()].filter((at) => !Number.isNaN(actual[at] ?? NaN));
}

function dayAt(
  { origin, actual, naive, dayClass }: Pick<ForecastToScore, "origin" | "actual" | "naive" | "dayClass">,
  at: number,
): Omit<ScoredDay, "mean" | "counts"> {
  return { origin, lead: at + 1, dayClass: dayClass(origin + at), actual: actual[at] ?? NaN, naive };
}

function meanRate(rates: Float32Array, days: number, day: number): number {
  let sum = 0;
  for (let at = day; at < rates.length; at += days) sum += rates[at] ?? 0;
  return (sum * days) / rates.length;
}

/** Possible counts (or measurements) of each day, ascending. */
function countsByDay(
  { rates, actual, seed, queue, origin, counted = true }: ForecastToScore,
  paths: number,
): Float64Array[] {
  const counts = Array.from(actual, () => new Float64Array(paths));
  for (let path = 0; path < paths; path++) {
    const random = randomStream(seed, `backtest counts of ${queue}`, path, origin);
    counts.forEach((ofDay, day) => {
      const rate = rates[path * actual.length + day] ?? 0;
      ofDay[path] = counted ? drawPoisson(random, rate) : rate;
    });
  }
  return counts.map((ofDay) => ofDay.sort());
}
