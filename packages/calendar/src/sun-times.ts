import { getPosition, getTimes } from "suncalc";
import { DAY_MS } from "./civil-day.ts";
import type { CivilDay } from "./civil-day.ts";
import type { TimeZone } from "./time-zone.ts";

export interface SunTimes {
  readonly sunriseMs: number | null; // null where the sun does not rise on this day
  readonly sunsetMs: number | null; // null where it does not set
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
 * Altitude at which suncalc shows the sun's centre when it rises or sets: 0.833 degrees below the horizon, less the 0.484
 * degrees by which its refraction lifts everything that low.
 */
const RISING_ALTITUDE = -0.349;

/**
 * Sunrise and sunset around the noon of a day: the sun's upper edge on a sea-level horizon in average air, its centre
 * 0.833 degrees below. Hills, height and odd air shift it by minutes, most near the poles.
 * The sun's position is suncalc's; the crossings are bisected between noon and the midnights beside it, since the
 * iteration of suncalc's own `getTimes` runs off by hours to months where the sun only grazes the horizon.
 * Source: Meeus, Astronomical Algorithms, 2nd ed., chapter 25. Cost: about 40 positions.
 */
export function sunTimes({ day, latitude, longitude, zone }: SunPlace): SunTimes {
  const meanNoonMs = solarNoonMs(day, longitude, zone);
  const noonMs = getTimes(new Date(meanNoonMs), latitude, longitude).solarNoon.getTime();
  const isUp = (ms: number) => getPosition(new Date(ms), latitude, longitude).altitude > RISING_ALTITUDE;
  if (!isUp(noonMs)) return { sunriseMs: null, sunsetMs: null, daylightHours: 0 };
  const sunriseMs = crossingMs(isUp, noonMs, noonMs - DAY_MS / 2);
  const sunsetMs = crossingMs(isUp, noonMs, noonMs + DAY_MS / 2);
  const daylightMs = (sunsetMs ?? noonMs + DAY_MS / 2) - (sunriseMs ?? noonMs - DAY_MS / 2);
  return { sunriseMs, sunsetMs, daylightHours: daylightMs / 3_600_000 };
}

/** The instant between noon and a midnight at which the sun crosses the horizon; null where it is up at both. */
function crossingMs(isUp: (ms: number) => boolean, noonMs: number, midnightMs: number): number | null {
  if (isUp(midnightMs)) return null;
  let up = noonMs;
  let down = midnightMs;
  // A tenth of a second, far below what air and hills make of it.
  while (Math.abs(up - down) > 100) {
    const middle = Math.floor((up + down) / 2);
    if (isUp(middle)) up = middle;
    else down = middle;
  }
  return up;
}

/** The mean solar noon that belongs to the day: by longitude alone, or the one nearest to noon on the zone's clocks. */
function solarNoonMs(day: CivilDay, longitude: number, zone: TimeZone | undefined): number {
  const noonMs = day * DAY_MS + DAY_MS / 2 - (longitude / 360) * DAY_MS;
  const clockNoonMs = zone?.instantsOf(day, 720)[0];
  if (clockNoonMs === undefined) return noonMs;
  return noonMs + Math.round((clockNoonMs - noonMs) / DAY_MS) * DAY_MS;
}
