import { civilDay, timeZone } from "@springtide/calendar";
import type { Agreement } from "@springtide/contracts";
import type { WorkingCalendar } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import { holidaysAt } from "../places.ts";

/** The calendar in which a partner counts its notice: its weekdays, without the holidays it keeps and its own free days. */
export function workingCalendarOf(
  { holidays }: Pick<SeasonBasis, "holidays">,
  { zone, workingDays: { weekdays, holidaysOf, freeDays } }: Agreement,
): WorkingCalendar {
  const kept = holidaysOf === null ? [] : holidaysAt(holidays, holidaysOf);
  return { zone: timeZone(zone), weekdays, holidays: new Set([...kept, ...freeDays.map(civilDay)]) };
}
