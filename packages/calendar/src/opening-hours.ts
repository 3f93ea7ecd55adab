import { isoDay, weekday } from "./civil-day.ts";
import type { CivilDay } from "./civil-day.ts";
import type { IntervalGrid } from "./interval-grid.ts";
import type { TimeZone } from "./time-zone.ts";

/** A stretch of a local day in minutes after midnight by the clock, end excluded; 1440 is the day's end. */
export interface OpeningWindow {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** When something is open: hours of the week (index 0 = Monday), days that differ, and what holidays do. */
export interface OpeningWindows {
  readonly week: readonly (readonly OpeningWindow[])[];
  readonly exceptions: readonly { readonly day: string; readonly windows: readonly OpeningWindow[] }[];
  readonly onHolidays: "open" | "closed";
}

interface Opening {
  readonly zone: TimeZone; // of the hours, not of the grid
  readonly hours: OpeningWindows;
  readonly holidays: ReadonlySet<CivilDay>;
}

const CLOSED: readonly OpeningWindow[] = [];

/** The windows of one day. An exception outranks a holiday: a shop can name the one holiday on which it does open. */
export function windowsOn(
  hours: OpeningWindows,
  day: CivilDay,
  holidays: ReadonlySet<CivilDay>,
): readonly OpeningWindow[] {
  const iso = isoDay(day);
  const exception = hours.exceptions.find((one) => one.day === iso);
  if (exception !== undefined) return exception.windows;
  if (hours.onHolidays === "closed" && holidays.has(day)) return CLOSED;
  return hours.week[weekday(day) - 1] ?? CLOSED;
}

/** Whether it is open at an instant, by the local clock: both passes of a repeated hour count, a skipped one never comes. */
export function isOpenAt({ zone, hours, holidays, ms }: Opening & { readonly ms: number }): boolean {
  return isWithin(windowsOn(hours, zone.dayAt(ms), holidays), zone.minuteOfDayAt(ms));
}

/**
 * 1 for every interval of the grid that begins while it is open, else 0. The hours are read in their own zone, which
 * need not be the grid's: a partner in Casablanca serves a shop in Berlin by its own clock.
 * Cost: one look at the zone an interval, one look at the hours a day.
 */
export function openIntervals({ grid, zone, hours, holidays }: Opening & { readonly grid: IntervalGrid }): Uint8Array {
  const open = new Uint8Array(grid.startsMs.length);
  let known: CivilDay | null = null;
  let windows = CLOSED;
  grid.startsMs.forEach((ms, interval) => {
    const day = zone.dayAt(ms);
    if (day !== known) windows = windowsOn(hours, day, holidays);
    known = day;
    open[interval] = isWithin(windows, zone.minuteOfDayAt(ms)) ? 1 : 0;
  });
  return open;
}

function isWithin(windows: readonly OpeningWindow[], minute: number): boolean {
  return windows.some(({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute);
}
