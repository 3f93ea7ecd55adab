import { DAY_MS } from "./civil-day.ts";
import type { CivilDay } from "./civil-day.ts";
import type { OffsetTransition, TimeZone } from "./time-zone.ts";

/** Clocks set forward or back, on the day that is shorter or longer for it. */
export interface ClockChange {
  readonly day: CivilDay;
  readonly atMs: number;
  readonly shiftMinutes: number; // +60 forward, -60 back
}

/** Hours from the start of a local day to the start of the next: 24, but also 0, 21 to 23.5 and 24.5 to 27 occur. */
export function hoursInDay(zone: TimeZone, day: CivilDay): number {
  return (zone.startOfDayMs(day + 1) - zone.startOfDayMs(day)) / 3_600_000;
}

/**
 * Every clock change of a zone on the days from `fromDay` to `toDay`, both included, in order; none where there are none.
 * The day is the one whose length changes. Clocks that go back at midnight, as in Paraguay, make the day that is ending
 * longer, so that is the day told; clocks that go forward at midnight shorten the day that begins. A zone that crosses
 * the date line eastward skips a day, and that is the day told.
 */
export function clockChanges(zone: TimeZone, fromDay: CivilDay, toDay: CivilDay): readonly ClockChange[] {
  const fromMs = zone.startOfDayMs(fromDay) - 2 * DAY_MS;
  const toMs = zone.startOfDayMs(toDay + 1) + 2 * DAY_MS;
  return zone
    .transitions(fromMs, toMs)
    .map((transition) => ({
      day: dayChanged(zone, transition),
      atMs: transition.atMs,
      shiftMinutes: transition.afterMinutes - transition.beforeMinutes,
    }))
    .filter(({ day }) => day >= fromDay && day <= toDay);
}

function dayChanged(zone: TimeZone, { atMs, beforeMinutes, afterMinutes }: OffsetTransition): CivilDay {
  // Forward: the day of the first clock reading that is skipped.
  if (afterMinutes > beforeMinutes) return Math.floor((atMs + beforeMinutes * 60_000) / DAY_MS);
  // Back: the day under way. Clocks that go back a minute after midnight show yesterday again, yet today has begun.
  const shown = zone.dayAt(atMs);
  return zone.startOfDayMs(shown + 1) <= atMs ? shown + 1 : shown;
}
