import { weekday } from "@springtide/calendar";
import type { LabourTerms } from "../labour/labour-terms.ts";
import { daysOf, workedHours } from "../labour/person-shifts.ts";
import type { KnownPerson, KnownShift } from "./known-person.ts";

const SUNDAY = 7;

/**
 * Whether a shift more can break a rule at all, to be seen without judging it: a shift that keeps the rules of breaks and of the longest
 * day by itself keeps them on a day of its own; Sundays are touched or not; and no average of weeks is above the busiest of them.
 */
export function mayBreak(rule: LabourTerms, more: KnownPerson, added: KnownShift): boolean {
  switch (rule.kind) {
    case "breaks":
    case "longest-day":
      return false;
    case "free-sundays-a-year":
    case "one-free-sunday-in":
      return daysOf(added, more.zone).some((day) => weekday(day) === SUNDAY);
    case "longest-week":
      return busiestWeek(more) > rule.hours;
    default:
      return true;
  }
}

/** No week has more hours of work than this: shifts count in the week they begin in, and one over its turn in both. */
function busiestWeek({ shifts, zone }: KnownPerson): number {
  const hours = new Map<number, number>();
  for (const shift of shifts) {
    const worked = workedHours(shift);
    hours.set(shift.monday, (hours.get(shift.monday) ?? 0) + worked);
    const next = shift.monday + 7;
    if (zone.dayAt(shift.endMs - 1) >= next) hours.set(next, (hours.get(next) ?? 0) + worked);
  }
  return Math.max(0, ...hours.values());
}
