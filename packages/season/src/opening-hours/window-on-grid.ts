import { type IntervalGrid, openIntervals, type OpeningWindows, timeZone } from "@springtide/calendar";
import type { LongerHoursChoice, Queue } from "@springtide/contracts";
import { holidaysAt, type HolidaySets } from "../places.ts";

/**
 * 1 in each interval of a grid in which a window would be open and its queue is not: on its weekdays, by the clock of the queue's site, but not
 * on days on which the queue is closed for a holiday or by an exception. Both passes of a repeated hour count, a skipped one never comes.
 * @param open 1 where the queue is open already
 */
export function windowOnGrid(
  { weekdays, window }: Pick<LongerHoursChoice, "weekdays" | "window">,
  { zone, openingHours, site }: Queue,
  { grid, holidays, open }: { readonly grid: IntervalGrid; readonly holidays: HolidaySets; readonly open: Uint8Array },
): Uint8Array {
  const hours: OpeningWindows = {
    week: openingHours.week.map((_, i) => (weekdays.includes(i + 1) ? [window] : [])),
    exceptions: openingHours.exceptions.filter(({ windows }) => windows.length === 0),
    onHolidays: openingHours.onHolidays,
  };
  const inside = openIntervals({ grid, zone: timeZone(zone), hours, holidays: holidaysAt(holidays, site) });
  return inside.map((isInside, t) => (isInside === 1 && open[t] !== 1 ? 1 : 0));
}
