import { gammaQuantile } from "@springtide/probability";
import { type DayFactor, dayFactorPosterior, dayFactorPrior } from "@springtide/staffing";
import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";
import type { QueueSoFar } from "./day-so-far.ts";
import type { MomentOfDay } from "./moment-of-day.ts";

/** What this morning says of the whole day of one queue. */
export interface DayReading {
  readonly queue: string;
  /** Contacts that the plan expected in each interval of the day, mean over its seasons. */
  readonly planned: Float64Array;
  readonly counted: number;
  readonly forecast: number;
  readonly before: DayFactor;
  readonly factor: DayFactor;
  /** How many standard deviations what came lies from what was expected, by the law before the day. */
  readonly surprise: number;
  /** Equally likely values of the factor, ascending, with its mean. */
  readonly values: Float64Array;
}

/** What a day is read against. */
interface SeasonsOfDay extends Pick<SeasonBasis, "grid" | "paths"> {
  readonly queues: readonly Pick<SeasonBasis["queues"][number], "queue" | "intervalCv">[];
}

/** So many equally likely values stand for the law of the factor. */
export const FACTOR_VALUES = 20;
/** Beyond this the gamma law is not asked: the day says nothing more. */
const LARGEST_CV = 10;
const SMALLEST_CV = 1e-4;

/**
 * What the day is times the plan's forecast, from the contacts so far. Before the day the factor is as uncertain as the plan's seasons leave the
 * contacts of this day (its date of a trigger, its level, its day factor, all together); with y contacts where m were expected its gamma law with
 * shape and rate k becomes one with k + y and k + m (`dayFactorPosterior`). Where intervals scatter more than chance, a morning
 * says less: counts and expectations weigh m / (m + sum m_t^2 cv^2) of themselves, so that their variance is right.
 * @param known how many intervals from the first on may be looked at
 */
export function dayReading(
  { grid, paths, queues }: SeasonsOfDay,
  { queue, intervalRates, open }: Pick<Demand["queues"][number], "queue" | "intervalRates" | "open">,
  { from, to }: MomentOfDay,
  { contacts }: QueueSoFar,
  known: number,
): DayReading {
  const intervals = grid.startsMs.length;
  const length = to - from;
  const planned = new Float64Array(length);
  const ofPaths = new Float64Array(paths);
  for (let path = 0; path < paths; path += 1)
    for (let i = 0; i < length; i += 1) {
      const rate = intervalRates[path * intervals + from + i] ?? 0;
      planned[i] = (planned[i] ?? 0) + rate / paths;
      if (open[from + i] === 1) ofPaths[path] = (ofPaths[path] ?? 0) + rate;
    }
  const intervalCv = queues.find((one) => one.queue === queue)?.intervalCv ?? 0;
  const before = dayFactorPrior(Math.min(LARGEST_CV, Math.max(SMALLEST_CV, cvOf(ofPaths))));
  const told = Array.from({ length: Math.min(known, length) }, (_, i) => i).filter((i) => !Number.isNaN(contacts[i]));
  const expected = told.map((i) => planned[i] ?? 0);
  const forecast = expected.reduce((sum, mean) => sum + mean, 0);
  const scatter = expected.reduce((sum, mean) => sum + (mean * intervalCv) ** 2, 0);
  const weight = forecast > 0 ? forecast / (forecast + scatter) : 1;
  const counts = told.map((i) => contacts[i] ?? 0);
  const factor = dayFactorPosterior(before, {
    counts: counts.map((count) => weight * count),
    forecasts: expected.map((mean) => weight * mean),
  });
  const counted = counts.reduce((sum, count) => sum + count, 0);
  const spread = Math.sqrt(forecast + scatter + (forecast * before.cv) ** 2);
  const surprise = forecast > 0 ? (counted - forecast) / spread : 0;
  return { queue, planned, counted, forecast, before, factor, surprise, values: valuesOf(factor) };
}

function cvOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  if (mean <= 0) return 0;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length) / mean;
}

/** Middles of equal parts of the law, moved to its mean. */
function valuesOf({ pseudoCount, pseudoForecast, mean }: DayFactor): Float64Array {
  const values = Float64Array.from(
    { length: FACTOR_VALUES },
    (_, i) => gammaQuantile((i + 0.5) / FACTOR_VALUES, pseudoCount) / pseudoForecast,
  );
  const middle = values.reduce((sum, value) => sum + value, 0) / FACTOR_VALUES;
  return values.map((value) => (middle > 0 ? (value * mean) / middle : mean));
}
