import { isoDay, timeZone } from "@springtide/calendar";
import type { WeatherDay } from "@springtide/contracts";
import { skyOf } from "../../../weather/sky-words.ts";
import type { HourlyAnswer, HourlyVariable } from "./hourly-answer.ts";
import type { WeatherPlace } from "../weather-service.ts";

const HOUR_MS = 3_600_000;

/**
 * Days of weather from its hours, as local days of the place's zone: 23 or 25 hours where clocks change, unlike the service's own days,
 * which take today's offset for all. Temperatures, wind and snow on the ground are those at the hours from the day's start to before its
 * end; precipitation, snowfall and sunshine, which are told for the hour past, those of the hours that end in it. A value with an hour
 * missing stays null, and a day of which nothing is known is left out.
 * In zones off the full hour these are the hours that begin in the day.
 * @param suffix what stands behind a variable's name: of a member or a run
 */
export function localDays(hours: HourlyAnswer, place: WeatherPlace, suffix = ""): WeatherDay[] {
  const zone = timeZone(place.zone);
  const [first] = hours.startMs;
  const last = hours.startMs.at(-1);
  if (first === undefined || last === undefined) return [];
  const days: WeatherDay[] = [];
  for (let day = zone.dayAt(first); day <= zone.dayAt(last); day += 1) {
    const day1 = dayOf(hours, zone.startOfDayMs(day), zone.startOfDayMs(day + 1), suffix);
    if (Object.values(day1).some((value) => value !== null))
      days.push({ day: isoDay(day), market: place.market, ...day1 });
  }
  return days;
}

function dayOf(hours: HourlyAnswer, fromMs: number, toMs: number, suffix: string): Omit<WeatherDay, "day" | "market"> {
  const firstMs = hours.startMs[0] ?? 0;
  const start = Math.ceil((fromMs - firstMs) / HOUR_MS);
  const end = Math.ceil((toMs - firstMs) / HOUR_MS);
  const within = (variable: HourlyVariable, later: 0 | 1): number[] | null => {
    const column = hours.columns.get(`${variable}${suffix}`) ?? [];
    return known(Array.from({ length: end - start }, (_, hour) => column[start + hour + later] ?? null));
  };
  const at = (variable: HourlyVariable): number[] | null => within(variable, 0);
  // What is told at an hour is of the hour before it.
  const past = (variable: HourlyVariable): number[] | null => within(variable, 1);
  const temperatures = at("temperature_2m");
  return {
    maxC: highest(temperatures),
    minC: temperatures === null ? null : Math.min(...temperatures),
    precipitationMm: scaled(sum(past("precipitation")), 1),
    // The day's word is that of its heaviest weather, as the service's own daily code is.
    sky: skyOf(String(highest(at("weather_code")) ?? "")),
    sunshineHours: scaled(sum(past("sunshine_duration")), 1 / 3600),
    snowMm: scaled(sum(past("snowfall")), 10),
    snowDepthMm: scaled(highest(at("snow_depth")), 1000),
    windMs: highest(at("wind_speed_10m")),
  };
}

function known(values: readonly (number | null)[]): number[] | null {
  const numbers = values.filter((value) => value !== null);
  return numbers.length === values.length && numbers.length > 0 ? numbers : null;
}

function highest(values: readonly number[] | null): number | null {
  return values === null ? null : Math.max(...values);
}

function sum(values: readonly number[] | null): number | null {
  return values === null ? null : values.reduce((total, value) => total + value, 0);
}

/** Sums of tenths have no more than that to say. */
function scaled(value: number | null, factor: number): number | null {
  return value === null ? null : Math.round(value * factor * 1000) / 1000;
}
