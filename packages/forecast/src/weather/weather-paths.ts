import { dayFrom, dayOfMonth, monthOf, yearOf } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { randomStream } from "@springtide/probability";
import { Refusal } from "@springtide/refusal";
import type { WeatherSeries } from "../triggers/weather/weather-series.ts";
import { usualC } from "./climatology.ts";
import type { Climatology } from "./climatology.ts";

/** Weather to be drawn for the days from `from` on. */
export interface WeatherPathsRequest {
  /** Records of all places; what lies at or after `from + knownDays` is not looked at. */
  readonly weather: readonly WeatherSeries[];
  /** By place, in the order of the records. */
  readonly climatologies: readonly Climatology[];
  readonly from: CivilDay;
  readonly days: number;
  readonly paths: number;
  readonly seed: number;
  /** Days from `from` on whose weather stands in the records, foreseen or observed, and is the same in all paths. */
  readonly knownDays: number;
}

/** Equally likely courses of the weather of all places together. */
export interface WeatherPaths {
  readonly paths: number;
  readonly days: number;
  /** The record day that each day of each path repeats, [path * days + day]; the day itself where it is known. */
  readonly sourceDays: Int32Array;
  /** Weather of one place on one path, from `from` on; made when asked for. */
  readonly course: (place: number, path: number) => WeatherSeries;
}

/** Longer than a spell of weather, shorter than a season. */
const BLOCK_DAYS = 30;
/** A year may run ahead of or behind the calendar by so many days. */
const SHIFT_DAYS = 7;
/** Correlation of the departures of two days in a row, at middle latitudes about two thirds: it fades in a week. */
const DAY_TO_DAY = 0.65;

/**
 * Draws what the weather may be when no forecast reaches: stretches of thirty days from the past, around the same day of the year
 * in a random year (up to seven days earlier or later), the same stretch in all places, so that the first warm day and every other
 * day of one path come from one weather. Temperatures are the usual ones of the day plus the departures of the past stretch, led
 * over from the day before it: what the path had more than the stretch fades by 0.65 a day. So the paths begin at today's weather,
 * average to the climatology, and differ as years differ. Rain, sun and snow are those of the past day.
 * Path numbers do not depend on each other.
 * Source: seasonal block bootstrap after Kuensch (1989), Annals of Statistics 17(3). Cost: paths x days, and as much for a course.
 * @throws Refusal "too-little-weather" where no stretch of thirty days around a day of the year is known in all places together
 */
export function weatherPaths(request: WeatherPathsRequest): WeatherPaths {
  const { weather, from, days, paths, seed, knownDays } = request;
  const known = Math.min(knownDays, days);
  const starts = blockStarts(known, days).map((start) => possibleSources(weather, from, start));
  const sourceDays = new Int32Array(paths * days);
  for (let path = 0; path < paths; path++) {
    const random = randomStream(seed, "weather", path);
    for (let d = 0; d < known; d++) sourceDays[path * days + d] = from + d;
    for (const { start, sources } of starts) {
      const source = sources[Math.floor(random.uniform() * sources.length)] ?? from;
      for (let d = start; d < Math.min(days, start + BLOCK_DAYS); d++) sourceDays[path * days + d] = source + d - start;
    }
  }
  const places = weather.map((record, place) => placeOf(record, request.climatologies[place], from, days));
  return {
    paths,
    days,
    sourceDays,
    course: (place, path) => courseOf(places[place], from, sourceDays.subarray(path * days, (path + 1) * days)),
  };
}

function blockStarts(known: number, days: number): number[] {
  return Array.from({ length: Math.max(0, Math.ceil((days - known) / BLOCK_DAYS)) }, (_, k) => known + k * BLOCK_DAYS);
}

/** First days of all stretches of the past that may stand at a place of the path. */
function possibleSources(
  weather: readonly WeatherSeries[],
  from: CivilDay,
  start: number,
): { readonly start: number; readonly sources: readonly CivilDay[] } {
  const day = from + start;
  const first = Math.max(...weather.map(({ firstDay }) => firstDay));
  const sources: CivilDay[] = [];
  for (let year = yearOf(first); year <= yearOf(from); year++)
    for (let shift = -SHIFT_DAYS; shift <= SHIFT_DAYS; shift++) {
      const source = dayFrom(year, monthOf(day), dayOfMonth(day)) + shift;
      if (source > first && source + BLOCK_DAYS <= from && weather.every((series) => isKnown(series, source)))
        sources.push(source);
    }
  if (sources.length === 0) throw tooLittleWeather();
  return { start, sources };
}

function isKnown({ firstDay, maxC }: WeatherSeries, source: CivilDay): boolean {
  const stretch = maxC.subarray(source - 1 - firstDay, source + BLOCK_DAYS - firstDay);
  return stretch.length === BLOCK_DAYS + 1 && stretch.every((value) => !Number.isNaN(value));
}

/** One quantity of a place taken apart: departures of the record from the usual, and the usual of the days to come. */
interface Temperature {
  readonly departures: Float64Array;
  readonly usualAhead: Float64Array;
}

interface Place {
  readonly record: WeatherSeries;
  readonly maxC: Temperature;
  readonly minC: Temperature;
}

function placeOf(record: WeatherSeries, usual: Climatology | undefined, from: CivilDay, days: number): Place {
  const apart = (values: Float64Array, course: readonly number[] = []): Temperature => ({
    departures: values.map((value, i) => value - usualC(course, record.firstDay + i)),
    usualAhead: Float64Array.from({ length: days }, (_, d) => usualC(course, from + d)),
  });
  return { record, maxC: apart(record.maxC, usual?.maxC), minC: apart(record.minC, usual?.minC) };
}

function courseOf(place: Place | undefined, from: CivilDay, sources: Int32Array): WeatherSeries {
  if (place === undefined) throw new RangeError("paths were not drawn for this place");
  const { record } = place;
  const taken = (values: Float64Array): Float64Array =>
    Float64Array.from(sources, (source) => values[source - record.firstDay] ?? NaN);
  const maxC = ledOver(place.maxC, record.firstDay, from, sources);
  const minC = ledOver(place.minC, record.firstDay, from, sources);
  return {
    firstDay: from,
    maxC,
    // A maximum that is not known bounds nothing.
    minC: minC.map((value, d) => ((maxC[d] ?? NaN) < value ? (maxC[d] ?? value) : value)),
    precipitationMm: taken(record.precipitationMm),
    sunshineHours: taken(record.sunshineHours),
    sky: Array.from(sources, (source) => record.sky[source - record.firstDay] ?? null),
    ...(record.snowMm === undefined ? {} : { snowMm: taken(record.snowMm) }),
    ...(record.snowDepthMm === undefined ? {} : { snowDepthMm: taken(record.snowDepthMm) }),
    ...(record.windMs === undefined ? {} : { windMs: taken(record.windMs) }),
  };
}

/** Temperatures of a path: wherever the source jumps, what the path stood above it fades from there on. */
function ledOver(
  { departures, usualAhead }: Temperature,
  firstDay: CivilDay,
  from: CivilDay,
  sources: Int32Array,
): Float64Array {
  const departureOn = (day: CivilDay): number => departures[day - firstDay] ?? NaN;
  let last = departureOn(from - 1);
  let sourceBefore = from - 1;
  let surplus = 0;
  return Float64Array.from(sources, (source, d) => {
    if (source !== sourceBefore + 1) {
      const jump = last - departureOn(source - 1);
      surplus = Number.isNaN(jump) ? 0 : jump;
    }
    surplus *= DAY_TO_DAY;
    sourceBefore = source;
    last = departureOn(source) + surplus;
    return (usualAhead[d] ?? NaN) + last;
  });
}

function tooLittleWeather(): Refusal {
  return new Refusal({
    code: "too-little-weather",
    place: {},
    found: "no month of the past around the days to be drawn in which the weather of all places is known",
    rule: "weather beyond the forecast is drawn from past years",
    remedy: "Give the weather of more than one year for every market, over the same years.",
  });
}
