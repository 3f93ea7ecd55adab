import { getTimes } from "suncalc";
import { DAY_MS } from "./civil-day.ts";
import type { CivilDay } from "./civil-day.ts";
import type { TimeZone } from "./time-zone.ts";

export interface SunTimes {
  readonly sunriseMs: number | null; // null where the sun does not rise or set on this day
  readonly sunsetMs: number | null;
  readonly daylightHours: number; // 24 on a polar day, 0 in a polar night
}

export interface SunPlace {
  readonly day: CivilDay;
  readonly latitude: number; // degrees, north positive
  readonly longitude: number; // degrees, east positive
  /** The zone that decides which noon is the day's. Needed only near the date line, where sun and calendar part ways. */
  readonly zone?: TimeZone;
}

/**
 * Sunrise and sunset around the noon of a day: the sun's upper edge on a sea-level horizon in average air, its centre
 * 0.833 degrees below. Hills, height and odd air shift it by minutes, most near the poles.
 * Source: Meeus, Astronomical Algorithms, 2nd ed., chapters 15 and 25, as suncalc computes them.
 */
export function sunTimes({ day, latitude, longitude, zone }: SunPlace): SunTimes {
  const times = getTimes(new Date(meanNoonMs(day, longitude, zone)), latitude, longitude);
  const { sunrise, sunset } = times;
  if (sunrise === null || sunset === null)
    return { sunriseMs: null, sunsetMs: null, daylightHours: times.alwaysUp === true ? 24 : 0 };
  const sunriseMs = sunrise.getTime();
  const sunsetMs = sunset.getTime();
  return { sunriseMs, sunsetMs, daylightHours: (sunsetMs - sunriseMs) / 3_600_000 };
}

/** The mean solar noon that belongs to the day: by longitude alone, or the one nearest to noon on the zone's clocks. */
function meanNoonMs(day: CivilDay, longitude: number, zone: TimeZone | undefined): number {
  const noonMs = day * DAY_MS + DAY_MS / 2 - (longitude / 360) * DAY_MS;
  const clockNoonMs = zone?.instantsOf(day, 720)[0];
  if (clockNoonMs === undefined) return noonMs;
  return noonMs + Math.round((clockNoonMs - noonMs) / DAY_MS) * DAY_MS;
}
