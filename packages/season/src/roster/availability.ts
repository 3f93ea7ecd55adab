import { civilDay, type IntervalGrid } from "@springtide/calendar";
import type { Person } from "@springtide/contracts";
import { wholeIntervalsOfWeek } from "./hours-of-week.ts";

/**
 * 1 in each interval in which a person may work: the site is open, they can come, they are employed, and they are not on leave. Days of
 * leave are local days from midnight to midnight.
 * @param siteOpen by interval of the same grid
 */
export function availability(person: Person, grid: IntervalGrid, siteOpen: Uint8Array): Uint8Array {
  const able = person.available === null ? null : wholeIntervalsOfWeek(grid, person.available);
  const available = siteOpen.map((open, t) => (open === 1 && able?.[t] !== 0 ? 1 : 0));
  for (let day = 0; day < grid.days; day += 1)
    if (!isThere(person, grid.firstDay + day)) available.fill(0, grid.dayOffsets[day], grid.dayOffsets[day + 1]);
  return available;
}

function isThere({ fromDay, untilDay, leave }: Person, day: number): boolean {
  if (fromDay !== null && day < civilDay(fromDay)) return false;
  if (untilDay !== null && day > civilDay(untilDay)) return false;
  return leave.every((away) => day < civilDay(away.fromDay) || day > civilDay(away.untilDay));
}
