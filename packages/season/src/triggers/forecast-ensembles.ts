import type { CivilDay } from "@springtide/calendar";
import { civilDay, isoDay } from "@springtide/calendar";
import type { WeatherDay, WeatherForecast } from "@springtide/contracts";
import type { WeatherEnsemble } from "@springtide/forecast";
import { weatherColumns } from "./weather-columns.ts";

/** Later than any day: a forecast is not cut. */
const ALL_DAYS: CivilDay = 2 ** 31;

/**
 * Weather forecasts as a plan takes them, by market: members begin after the last day that was observed, and a forecast that ends before it is
 * left out and named, as is a stretch of days between the two that nobody knows.
 */
export function weatherEnsembles(
  forecasts: readonly WeatherForecast[],
  weather: readonly WeatherDay[],
): { readonly ensembles: ReadonlyMap<string, WeatherEnsemble>; readonly notes: readonly string[] } {
  const ensembles = new Map<string, WeatherEnsemble>();
  const notes: string[] = [];
  for (const { market, members } of forecasts) {
    const first = Math.min(...members.flatMap(([day]) => (day === undefined ? [] : [civilDay(day.day)])));
    const observed = lastObserved(weather, market);
    const issuedOn = Math.max(first - 1, observed ?? -Infinity);
    const courses = members.flatMap((days) => {
      const ahead = days.filter(({ day }) => civilDay(day) > issuedOn);
      return weatherColumns(ahead, market, ALL_DAYS) ?? [];
    });
    if (courses.length === 0)
      notes.push(
        `The weather forecast for market ${market} ends before the last day observed, ${isoDay(issuedOn)}: it is not used.`,
      );
    else ensembles.set(market, { issuedOn, members: courses });
    if (observed !== null && courses.length > 0 && first > observed + 1)
      notes.push(
        `Between the weather observed for market ${market} (to ${isoDay(observed)}) and its forecast (from ${isoDay(first)}) nothing is known.`,
      );
  }
  return { ensembles, notes };
}

function lastObserved(weather: readonly WeatherDay[], market: string): CivilDay | null {
  const days = weather.filter((row) => row.market === market && row.maxC !== null).map(({ day }) => civilDay(day));
  return days.length === 0 ? null : days.reduce((most, day) => Math.max(most, day));
}
