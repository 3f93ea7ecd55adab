import type { CivilDay } from "@springtide/calendar";
import { weekday } from "@springtide/calendar";
import { daysOf, type PersonShifts } from "./person-shifts.ts";

/** The Monday of the week a day lies in. */
function mondayOf(day: CivilDay): CivilDay {
  return day - weekday(day) + 1;
}

/** Mondays of all weeks in which the person works, ascending. */
export function mondaysOf({ shifts, zone }: PersonShifts): readonly CivilDay[] {
  const mondays = new Set(shifts.flatMap((shift) => daysOf(shift, zone)).map(mondayOf));
  return [...mondays].sort((a, b) => a - b);
}
