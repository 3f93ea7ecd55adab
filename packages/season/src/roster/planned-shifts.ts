import type { TimeZone } from "@springtide/calendar";
import type { PlannedShift, Shop } from "@springtide/contracts";
import { type RosteredShift, workedHours, type WorkedShift } from "@springtide/planning";
import type { TeamPerson } from "./people-at-site.ts";

/** Shifts of a roster as a plan keeps them, earliest first, with instants by the clock of the site. */
export function plannedShifts(
  shifts: readonly RosteredShift[],
  people: readonly TeamPerson[],
  shop: Shop,
  zone: TimeZone,
): PlannedShift[] {
  return shifts.map((shift) => {
    const one = people[shift.person];
    if (one === undefined) throw new RangeError(`nobody at ${shift.person}`);
    const pattern = shop.shiftPatterns[shift.pattern];
    const hours = workedHours({ ...shift, source: 0 });
    const elapsedHours = (shift.endMs - shift.startMs) / 3_600_000;
    return {
      person: one.person.id,
      team: one.team.id,
      pattern: pattern?.id ?? null,
      start: zone.formatInstant(shift.startMs),
      end: zone.formatInstant(shift.endMs),
      breaks: shift.breaks.map(({ startMs, endMs }) => ({
        start: zone.formatInstant(startMs),
        end: zone.formatInstant(endMs),
      })),
      hours,
      paidHours: pattern?.isBreakPaid === true ? elapsedHours : hours,
    };
  });
}

/** A shift of a plan as rules of working time are held against it. @param source by which it is found again */
export function workedShiftOf({ start, end, breaks }: PlannedShift, source: number): WorkedShift {
  return {
    startMs: Date.parse(start),
    endMs: Date.parse(end),
    breaks: breaks.map((away) => ({ startMs: Date.parse(away.start), endMs: Date.parse(away.end) })),
    source,
  };
}
