import type { CivilDay } from "@springtide/calendar";
import type { WeatherSeries } from "../triggers/weather/weather-series.ts";
import { usualC } from "./climatology.ts";
import type { Climatology } from "./climatology.ts";

/** Days before a day that still say something about it: people get used to the last two weeks. */
export const LOOK_BACK_DAYS = 14;

/** Degrees from which on more warmth counts differently: frost, heating, pleasant, hot. */
const MIN_KNOTS_C = [0, 7, 14];
const MAX_KNOTS_C = [10, 18, 25, 30];
const MEAN_KNOTS_C = [5, 12, 20];
const WARM_C = 18;

/** Measures that go into the principal directions; the three after them are used as they are. */
export const SHAPE_MEASURES = MIN_KNOTS_C.length + MAX_KNOTS_C.length + 2 * MEAN_KNOTS_C.length + 4 + 1 + 2;
/** Places of the measures that are used as they are. */
export const AS_THEY_ARE = {
  departure: SHAPE_MEASURES,
  departureBefore: SHAPE_MEASURES + 1,
  warmth: SHAPE_MEASURES + 2,
} as const;
export const ALL_MEASURES = SHAPE_MEASURES + 3;

/** A stretch of days. */
export interface DaySpan {
  readonly firstDay: CivilDay;
  readonly days: number;
}

/**
 * What of a place's weather may move contacts on each day, all scaled to about one, [day * ALL_MEASURES + measure]: the lowest and
 * highest temperature with hinges, the mean of yesterday and of the five days before with hinges (buildings cool slowly), how much
 * warmer than the last two weeks it is, rain of today and yesterday; then the departure from the usual, the same of the four days
 * before, and degrees above 18. A temperature that is not known is the usual one of its day, an unknown rain the usual rain.
 * Cost: days x 40.
 */
export function weatherMeasures(weather: WeatherSeries, usual: Climatology, { firstDay, days }: DaySpan): Float64Array {
  const { minC, maxC, meanC, departure, rain } = completed(weather, usual, {
    firstDay: firstDay - LOOK_BACK_DAYS,
    days: days + LOOK_BACK_DAYS,
  });
  const measures = new Float64Array(days * ALL_MEASURES);
  for (let d = 0; d < days; d++) {
    const t = d + LOOK_BACK_DAYS;
    let at = d * ALL_MEASURES;
    const put = (value: number): void => {
      measures[at++] = value;
    };
    const bend = (celsius: number, knots: readonly number[]): void => {
      put(celsius / 10);
      for (const knot of knots) put(Math.max(0, celsius - knot) / 10);
    };
    const high = maxC[t] ?? 0;
    bend(minC[t] ?? 0, MIN_KNOTS_C);
    bend(high, MAX_KNOTS_C);
    bend(meanC[t - 1] ?? 0, MEAN_KNOTS_C);
    bend(meanOf(meanC, t - 6, t - 1), MEAN_KNOTS_C);
    put(Math.max(0, high - meanOf(maxC, t - LOOK_BACK_DAYS, t)) / 10);
    put((rain[t] ?? 0) / 2);
    put((rain[t - 1] ?? 0) / 2);
    put((departure[t] ?? 0) / 10);
    put(meanOf(departure, t - 4, t) / 10);
    put(Math.max(0, high - WARM_C) / 10);
  }
  return measures;
}

/** Mean over the days from `from` to the day before `to`. */
function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let t = from; t < to; t++) sum += values[t] ?? 0;
  return sum / (to - from);
}

interface CompletedWeather {
  readonly minC: Float64Array;
  readonly maxC: Float64Array;
  readonly meanC: Float64Array;
  /** Of the mean temperature from the usual one. */
  readonly departure: Float64Array;
  /** ln(1 + mm) */
  readonly rain: Float64Array;
}

function completed(weather: WeatherSeries, usual: Climatology, { firstDay, days }: DaySpan): CompletedWeather {
  const rows = {
    minC: new Float64Array(days),
    maxC: new Float64Array(days),
    meanC: new Float64Array(days),
    departure: new Float64Array(days),
    rain: new Float64Array(days),
  };
  for (let t = 0; t < days; t++) {
    const day = firstDay + t;
    const at = day - weather.firstDay;
    const usualMin = usualC(usual.minC, day);
    const usualMax = usualC(usual.maxC, day);
    const low = known(weather.minC[at], usualMin);
    const high = known(weather.maxC[at], usualMax);
    rows.minC[t] = low;
    rows.maxC[t] = high;
    rows.meanC[t] = (low + high) / 2;
    rows.departure[t] = (low + high - usualMin - usualMax) / 2;
    rows.rain[t] = known(Math.log1p(weather.precipitationMm[at] ?? NaN), usual.logRain);
  }
  return rows;
}

function known(value: number | undefined, usual: number): number {
  return value === undefined || Number.isNaN(value) ? usual : value;
}
