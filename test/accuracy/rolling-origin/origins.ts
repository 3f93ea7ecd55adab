import type { CivilDay } from "@springtide/calendar";
import type { DailySet } from "./series.ts";

export const HORIZON_DAYS = 28;
const ORIGINS = 6;
/** Fewer days of history than this are not asked to bear a forecast. */
const LEAST_HISTORY_DAYS = 84;

/** The days before each of six four-week windows at the end of a series: what is known when it is forecast. */
export function originsOf({ firstDay, contacts }: DailySet): CivilDay[] {
  const end = firstDay + contacts.length;
  return Array.from({ length: ORIGINS }, (_, i) => end - (ORIGINS - i) * HORIZON_DAYS).filter(
    (origin) => origin - firstDay >= LEAST_HISTORY_DAYS,
  );
}

export function before(set: DailySet, origin: CivilDay): DailySet {
  return { ...set, contacts: set.contacts.slice(0, origin - set.firstDay) };
}

/** What came in the horizon after an origin. */
export function after({ firstDay, contacts }: DailySet, origin: CivilDay): Float64Array {
  return contacts.slice(origin - firstDay, origin - firstDay + HORIZON_DAYS);
}
