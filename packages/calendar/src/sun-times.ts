import { getPosition, getTimes } from "suncalc";
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
 * 0.833 degrees below. Hills, height and odd air shift it by minutes, most near the poles. Beyond the polar circles, on
 * the few days on which the sun only grazes the horizon, it counts as not crossing it.
 * Source: Meeus, Astronomical Algorithms, 2nd ed., chapters 15 and 25, as suncalc computes them.
 */
export function sunTimes({ day, latitude, longitude, zone }: SunPlace): SunTimes {
  const times = getTimes(new Date(meanNoonMs(day, longitude, zone)), latitude, longitude);
  const sunriseMs = times.sunrise?.getTime() ?? Number.NaN;
  const sunsetMs = times.sunset?.getTime() ?? Number.NaN;
  const noonMs = times.solarNoon.getTime();
  // Where the sun grazes the horizon, the iteration behind these times can run off by days.
  const crosses = isWithinHalfDay(noonMs - sunriseMs) && isWithinHalfDay(sunsetMs - noonMs);
  if (crosses) return { sunriseMs, sunsetMs, daylightHours: (sunsetMs - sunriseMs) / 3_600_000 };
  const middleAltitude = (apparentAltitude(noonMs) + apparentAltitude(noonMs - DAY_MS / 2)) / 2;
  return { sunriseMs: null, sunsetMs: null, daylightHours: middleAltitude > RISEN_ALTITUDE ? 24 : 0 };

  function apparentAltitude(ms: number): number {
    return getPosition(new Date(ms), latitude, longitude).altitude;
  }
}

/** Apparent altitude, in degrees, of the sun's centre when its upper edge is on the horizon: its radius below. */
const RISEN_ALTITUDE = -0.27;

function isWithinHalfDay(ms: number): boolean {
  return ms >= 0 && ms <= DAY_MS / 2;
}

/** The mean solar noon that belongs to the day: by longitude alone, or the one nearest to noon on the zone's clocks. */
function meanNoonMs(day: CivilDay, longitude: number, zone: TimeZone | undefined): number {
  const noonMs = day * DAY_MS + DAY_MS / 2 - (longitude / 360) * DAY_MS;
  const clockNoonMs = zone?.instantsOf(day, 720)[0];
  if (clockNoonMs === undefined) return noonMs;
  return noonMs + Math.round((clockNoonMs - noonMs) / DAY_MS) * DAY_MS;
}
