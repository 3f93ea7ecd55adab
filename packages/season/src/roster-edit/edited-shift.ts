import { timeZone, type TimeZone } from "@springtide/calendar";
import type { DraftShift, Plan, PlannedShift, Shop } from "@springtide/contracts";

/** A stretch of time; instants in milliseconds. */
export interface TimeSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** A shift while people edit it. Its id stays when it is moved or given to somebody else. */
export interface EditedShift extends TimeSpan {
  readonly id: string;
  readonly person: string;
  readonly team: string;
  /** Null for a shift of no pattern. */
  readonly pattern: string | null;
  /** In order, inside the shift. */
  readonly breaks: readonly TimeSpan[];
  /** Whether planning days anew leaves it as it is. */
  readonly isLocked: boolean;
}

/** As much of a plan as its roster can be edited by. */
export type EditablePlan = Pick<Plan, "shop" | "holidays" | "grid" | "roster" | "blocks"> & {
  readonly staffing: readonly Pick<Plan["staffing"][number], "queue" | "required" | "overflow" | "gap">[];
};

const HOUR_MS = 3_600_000;

/** The roster of a plan to begin with; the ids follow from person and start, so that everybody who begins with it has the same. */
export function editedShiftsOf(shifts: readonly PlannedShift[]): EditedShift[] {
  return shifts.map(({ person, team, pattern, start, end, breaks }) => ({
    ...{ id: `${person} ${start}`, person, team, pattern, isLocked: false },
    ...spanOf({ start, end }),
    breaks: breaks.map(spanOf),
  }));
}

/** Shifts of a stored roster. */
export function editedShifts(shifts: readonly DraftShift[]): EditedShift[] {
  return shifts.map(({ id, person, team, pattern, start, end, breaks, locked }) => ({
    ...{ id, person, team, pattern, isLocked: locked },
    ...spanOf({ start, end }),
    breaks: breaks.map(spanOf),
  }));
}

/** The same shifts as they are stored, by the clocks of their sites. */
export function draftShifts(shifts: readonly EditedShift[], shop: Shop): DraftShift[] {
  return shifts.map(({ id, person, team, pattern, startMs, endMs, breaks, isLocked }) => {
    const zone = zoneOfTeam(shop, team);
    const written = (span: TimeSpan) => ({
      start: zone.formatInstant(span.startMs),
      end: zone.formatInstant(span.endMs),
    });
    return { id, person, team, pattern, ...written({ startMs, endMs }), breaks: breaks.map(written), locked: isLocked };
  });
}

/** The same shifts as a plan has them, earliest first. */
export function plannedOf(shifts: readonly EditedShift[], shop: Shop): PlannedShift[] {
  return shifts
    .toSorted((a, b) => a.startMs - b.startMs || (a.person < b.person ? -1 : 1))
    .map((shift) => {
      const zone = zoneOfTeam(shop, shift.team);
      const hours = workedHoursOf(shift);
      const isBreakPaid = shop.shiftPatterns.find(({ id }) => id === shift.pattern)?.isBreakPaid ?? false;
      return {
        ...{ person: shift.person, team: shift.team, pattern: shift.pattern, hours },
        start: zone.formatInstant(shift.startMs),
        end: zone.formatInstant(shift.endMs),
        breaks: shift.breaks.map(({ startMs, endMs }) => ({
          start: zone.formatInstant(startMs),
          end: zone.formatInstant(endMs),
        })),
        paidHours: isBreakPaid ? (shift.endMs - shift.startMs) / HOUR_MS : hours,
      };
    });
}

/** Hours of work: elapsed, breaks taken off. */
export function workedHoursOf({ startMs, endMs, breaks }: TimeSpan & Pick<EditedShift, "breaks">): number {
  return (endMs - startMs - breaks.reduce((sum, away) => sum + away.endMs - away.startMs, 0)) / HOUR_MS;
}

/** The clock of the site where a team works. */
export function zoneOfTeam({ teams, sites, zone }: Shop, team: string): TimeZone {
  const site = teams.find(({ id }) => id === team)?.site;
  return timeZone(sites.find(({ id }) => id === site)?.zone ?? zone);
}

function spanOf({ start, end }: { readonly start: string; readonly end: string }): TimeSpan {
  return { startMs: Date.parse(start), endMs: Date.parse(end) };
}
