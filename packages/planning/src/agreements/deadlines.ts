import { type CivilDay, instantOnClock, type TimeZone, weekday } from "@springtide/calendar";

/** How long before the work something must be said. Days end at a time on the partner's clock; hours pass as they pass. */
export type Notice =
  | { readonly unit: "hours"; readonly hours: number }
  | { readonly unit: "days" | "working-days"; readonly days: number; readonly byMinute: number };

/** The calendar a partner counts its notice in. */
export interface WorkingCalendar {
  readonly zone: TimeZone;
  /** ISO weekdays that are worked. */
  readonly weekdays: readonly number[];
  readonly holidays: ReadonlySet<CivilDay>;
}

/** No calendar without a working day in so many is one. */
const LONGEST_PAUSE_DAYS = 400;

/**
 * The last instant at which something can still be said in time for work that begins at `startMs`. In days: that time of day, so many local
 * days before the day of the work; in working days only those count, and a deadline never falls on any other day. A time that the
 * clocks skip is the moment they change, one that comes twice the first of the two, so that nobody is late by the other reading.
 * @throws RangeError for a calendar in which nobody ever works
 */
export function deadlineOf(notice: Notice, startMs: number, calendar: WorkingCalendar): number {
  if (notice.unit === "hours") return startMs - notice.hours * 3_600_000;
  const day = calendar.zone.dayAt(startMs);
  const last = notice.unit === "days" ? day - notice.days : workingDaysBefore(day, notice.days, calendar);
  return instantOnClock(calendar.zone, last, notice.byMinute);
}

function workingDaysBefore(day: CivilDay, count: number, calendar: WorkingCalendar): CivilDay {
  const isWorked = (at: CivilDay): boolean => calendar.weekdays.includes(weekday(at)) && !calendar.holidays.has(at);
  let [at, left, pause] = [day, count, 0];
  while (left > 0 || !isWorked(at)) {
    at -= 1;
    pause += 1;
    if (pause > LONGEST_PAUSE_DAYS) throw new RangeError("a calendar needs working days to count in");
    if (!isWorked(at)) continue;
    left = Math.max(0, left - 1);
    pause = 0;
  }
  return at;
}
