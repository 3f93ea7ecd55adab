import type { CivilDay } from "./civil-day.ts";
import type { TimeZone } from "./time-zone.ts";

/**
 * The one instant that a time on the clock stands for where there has to be one: the first of the two when the clocks show it twice, the
 * moment of the change when they skip it, and the start of the next day from 24:00 on.
 */
export function instantOnClock(zone: TimeZone, day: CivilDay, minuteOfDay: number): number {
  if (minuteOfDay >= 1440) return zone.startOfDayMs(day + 1);
  const [first] = zone.instantsOf(day, minuteOfDay);
  if (first !== undefined) return first;
  const [change] = zone.transitions(zone.startOfDayMs(day), zone.startOfDayMs(day + 1));
  return change?.atMs ?? zone.startOfDayMs(day + 1);
}
