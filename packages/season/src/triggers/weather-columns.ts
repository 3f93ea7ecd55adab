import type { CivilDay } from "@springtide/calendar";
import { civilDay } from "@springtide/calendar";
import type { WeatherDay } from "@springtide/contracts";
import type { WeatherSeries } from "@springtide/forecast";

const RARE = ["snowMm", "snowDepthMm", "windMs"] as const;

/** One market's weather as columns by day; gaps are NaN. Null where there is none. */
export function weatherColumns(weather: readonly WeatherDay[], market: string, before: CivilDay): WeatherSeries | null {
  const rows = weather
    .filter((row) => row.market === market)
    .map((row) => ({ ...row, day: civilDay(row.day) }))
    .filter((row) => row.day < before);
  if (rows.length === 0) return null;
  const firstDay = rows.reduce((least, row) => Math.min(least, row.day), Infinity);
  const length = rows.reduce((most, row) => Math.max(most, row.day), -Infinity) - firstDay + 1;
  const column = (): Float64Array => new Float64Array(length).fill(Number.NaN);
  const series = {
    firstDay,
    maxC: column(),
    minC: column(),
    precipitationMm: column(),
    sunshineHours: column(),
    sky: new Array<string | null>(length).fill(null),
  };
  const rare = RARE.filter((name) => rows.some((row) => row[name] !== undefined)).map((name) => ({
    name,
    values: column(),
  }));
  for (const row of rows) {
    const i = row.day - firstDay;
    series.maxC[i] = row.maxC ?? Number.NaN;
    series.minC[i] = row.minC ?? Number.NaN;
    series.precipitationMm[i] = row.precipitationMm ?? Number.NaN;
    series.sunshineHours[i] = row.sunshineHours ?? Number.NaN;
    series.sky[i] = row.sky;
    for (const { name, values } of rare) values[i] = row[name] ?? Number.NaN;
  }
  return { ...series, ...Object.fromEntries(rare.map(({ name, values }) => [name, values])) };
}
