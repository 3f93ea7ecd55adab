import { type CivilDay, civilDay, isoDay } from "@springtide/calendar";
import type { WeatherDay } from "@springtide/contracts";
import { learnClimatology, weatherAsIssued } from "@springtide/forecast";
import { SERIES } from "../series/series-shop.ts";
import { weatherColumns } from "../triggers/weather-columns.ts";

/** Days ahead of which a weather forecast is given to a plain series: further ones hardly know more than the season. */
export const FORESEEN_DAYS = 7;

/**
 * The weather that the forecast of a plain series may look at on an origin: what was observed before it, and of the days after it the
 * first `askedDays` as they came, where perfect foresight was asked for, else a week as it may have been foreseen (`weatherAsIssued`).
 */
export function seriesWeatherAt(
  weather: readonly WeatherDay[] | null,
  origin: CivilDay,
  askedDays: number,
  seed: number,
): { readonly weather: readonly WeatherDay[] | null; readonly knownDays: number } {
  if (weather === null || askedDays > 0) return { weather, knownDays: weather === null ? 0 : askedDays };
  const record = weatherColumns(weather, SERIES, Infinity);
  const observed = weather.filter(({ day }) => civilDay(day) < origin);
  if (record === null || observed.length === 0 || record.firstDay + record.maxC.length <= origin)
    return { weather: observed, knownDays: 0 };
  const usual = learnClimatology(record, origin);
  const { maxC, minC, precipitationMm } = weatherAsIssued({
    weather: record,
    usual,
    issuedOn: origin - 1,
    days: FORESEEN_DAYS,
    seed,
  });
  const foreseen = Array.from(maxC, (_, i): WeatherDay => ({
    day: isoDay(origin + i),
    market: SERIES,
    maxC: known(maxC[i]),
    minC: known(minC[i]),
    precipitationMm: known(precipitationMm[i]),
    sky: null,
    sunshineHours: null,
  }));
  return { weather: [...observed, ...foreseen], knownDays: FORESEEN_DAYS };
}

function known(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
