import type { CivilDay } from "@springtide/calendar";
import type { WeatherSeries } from "./weather-series.ts";

/** A weather forecast: equally likely courses of the days after `issuedOn`, each a daily series that begins the day after. */
export interface WeatherEnsemble {
  readonly issuedOn: CivilDay;
  readonly members: readonly WeatherSeries[];
}

const COLUMNS = ["maxC", "minC", "precipitationMm", "sunshineHours"] as const;
const RARE_COLUMNS = ["meanC", "snowMm", "snowDepthMm", "windMs"] as const;

/** The record up to and with `lastDay`, and one course of the days after it. Days between the two are not known. */
export function continued(weather: WeatherSeries, lastDay: CivilDay, course: WeatherSeries): WeatherSeries {
  const past = Math.max(0, Math.min(weather.maxC.length, lastDay + 1 - weather.firstDay));
  const start = course.firstDay - weather.firstDay;
  const length = start + course.maxC.length;
  const joined = (before: Float64Array | undefined, after: Float64Array | undefined): Float64Array => {
    const column = new Float64Array(length).fill(NaN);
    if (before !== undefined) column.set(before.subarray(0, Math.min(past, length)));
    after?.forEach((value, i) => {
      if (start + i >= 0) column[start + i] = value;
    });
    return column;
  };
  const [maxC, minC, precipitationMm, sunshineHours] = COLUMNS.map((name) => joined(weather[name], course[name]));
  const rare = RARE_COLUMNS.filter((name) => weather[name] !== undefined || course[name] !== undefined);
  const none = new Float64Array(length).fill(NaN);
  return {
    firstDay: weather.firstDay,
    maxC: maxC ?? none,
    minC: minC ?? none,
    precipitationMm: precipitationMm ?? none,
    sunshineHours: sunshineHours ?? none,
    sky: Array.from({ length }, (_, i) => (i < past ? weather.sky[i] : course.sky[i - start]) ?? null),
    ...Object.fromEntries(rare.map((name) => [name, joined(weather[name], course[name])])),
  };
}
