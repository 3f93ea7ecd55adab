import type { CivilDay } from "@springtide/calendar";
import { weekday } from "@springtide/calendar";
import { workedHours, type PersonShifts, type WorkedShift } from "../labour/person-shifts.ts";
import type { PersonFrame } from "../rosters/person-frame.ts";
import type { RosterAnswer, RosterProblem } from "../rosters/roster-problem.ts";

/** A shift with the hours that count against the contract. */
export interface KnownShift extends WorkedShift {
  /** Breaks taken off unless they are paid. */
  readonly paidHours: number;
  /** The local day it begins on: its hours and its day belong to the week of that day. */
  readonly day: CivilDay;
  readonly monday: CivilDay;
  readonly isPublished: boolean;
}

/** A person and all shifts of theirs that are known, earliest first; `source` counts along the list. */
export interface KnownPerson extends PersonShifts {
  readonly frame: PersonFrame;
  readonly shifts: readonly KnownShift[];
}

/** A shift before anybody has counted its hours; pattern -1 where it was published. */
export type BareShift = Omit<WorkedShift, "source"> & { readonly pattern: number };

/** Everybody with the shifts published and those given; a published shift that the answer lists again (pattern -1) counts once. */
export function knownPeople(
  problem: RosterProblem,
  frames: readonly PersonFrame[],
  given: RosterAnswer["shifts"],
): KnownPerson[] {
  const byPerson = frames.map((): BareShift[] => []);
  for (const shift of given) if (shift.pattern >= 0) byPerson[shift.person]?.push(shift);
  return frames.map((frame, index) => {
    const published = frame.person.published.map((shift) => ({ ...shift, pattern: -1 }));
    const { zone, holidays } = problem;
    const shifts = [...published, ...(byPerson[index] ?? [])]
      .sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs)
      .map((shift, source) => knownShift(problem, shift, source));
    return { person: frame.person.id, frame, zone, holidays, shifts };
  });
}

/** The same person with one shift more, and the `source` it has. */
export function withShift(
  problem: RosterProblem,
  of: KnownPerson,
  shift: BareShift,
): { readonly of: KnownPerson; readonly added: KnownShift } {
  const added = knownShift(problem, shift, of.shifts.length);
  const shifts = [...of.shifts, added].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs);
  return { of: { ...of, shifts }, added };
}

/** The same person without one of their shifts. */
export function withoutShift(of: KnownPerson, shift: KnownShift): KnownPerson {
  return { ...of, shifts: of.shifts.filter((other) => other !== shift) };
}

function knownShift({ patterns, zone }: RosterProblem, shift: BareShift, source: number): KnownShift {
  const { startMs, endMs, breaks, pattern } = shift;
  const bare = { startMs, endMs, breaks, source };
  const isBreakPaid = patterns[pattern]?.isBreakPaid ?? false;
  const paidHours = isBreakPaid ? (endMs - startMs) / 3_600_000 : workedHours(bare);
  const day = zone.dayAt(startMs);
  return { ...bare, paidHours, day, monday: mondayOf(day), isPublished: pattern < 0 };
}

/** The Monday of the week in which a day lies. */
function mondayOf(day: CivilDay): CivilDay {
  return day - weekday(day) + 1;
}
