import { weekday } from "@springtide/calendar";
import { breakPlaces, isLegalAlone, type BreakPlaces } from "./break-places.ts";
import { dayOfRange, firstFrom, type RosterFrame } from "./roster-frame.ts";
import type { ShiftPattern } from "./roster-problem.ts";

/** A shift that may begin on one day of the range, whoever works it. */
export interface ShiftOption {
  /** Its number among all options of the problem. */
  readonly id: number;
  readonly pattern: number;
  readonly day: number;
  readonly startMs: number;
  readonly endMs: number;
  /** Intervals worked from their start to their end, breaks aside; exclusive end. */
  readonly from: number;
  readonly to: number;
  /** Intervals of which any moment is worked; exclusive end. */
  readonly touchFrom: number;
  readonly touchTo: number;
  /** Breaks taken off. */
  readonly workedHours: number;
  /** What counts against the contract and is paid: breaks taken off unless they are paid. */
  readonly paidHours: number;
  /** Hours from start to end in intervals that people like least. */
  readonly unpopularHours: number;
  readonly places: BreakPlaces;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/**
 * Every shift that the patterns allow, by the day it begins on. It begins where the local clock shows its start (the first time in a
 * repeated hour, not at all in a skipped one), lasts its length as time passes, and ends within the range. Shifts whose breaks cannot
 * be laid, or which alone break a rule, are left out.
 */
export function shiftOptions(frame: RosterFrame): readonly (readonly ShiftOption[])[] {
  const { problem } = frame;
  const places = new Map<string, BreakPlaces>();
  let id = 0;
  return Array.from({ length: problem.days }, (_, day) =>
    problem.patterns.flatMap((pattern, index) => {
      if (!pattern.weekdays.includes(weekday(problem.firstDay + day))) return [];
      return startsOn(frame, pattern, day).flatMap((startMs) =>
        pattern.lengthMinutes.flatMap((minutes) => {
          if (startMs + minutes * MINUTE_MS > frame.endMs) return [];
          const option = shiftOption(frame, { pattern, index, day, startMs, minutes }, places);
          return option.places.count > 0 ? [{ ...option, id: id++ }] : [];
        }),
      );
    }),
  );
}

function startsOn({ problem }: RosterFrame, pattern: ShiftPattern, day: number): readonly number[] {
  return pattern.startMinutes.flatMap((minute) => problem.zone.instantsOf(problem.firstDay + day, minute).slice(0, 1));
}

function shiftOption(
  frame: RosterFrame,
  shift: {
    readonly pattern: ShiftPattern;
    readonly index: number;
    readonly day: number;
    readonly startMs: number;
    readonly minutes: number;
  },
  known: Map<string, BreakPlaces>,
): Omit<ShiftOption, "id"> {
  const { pattern, index, day, startMs, minutes } = shift;
  const { startsMs, unpopular } = frame.problem;
  const endMs = startMs + minutes * MINUTE_MS;
  const touchFrom = intervalAt(frame, startMs);
  const touchTo = firstFrom(startsMs, endMs);
  const from = firstFrom(startsMs, startMs);
  const to = Math.max(from, touchTo === startsMs.length || startsMs[touchTo] === endMs ? touchTo : touchTo - 1);
  const breakHours = pattern.breaks.reduce((sum, away) => sum + away.minutes, 0) / 60;
  const workedHours = minutes / 60 - breakHours;
  const boundaries = Array.from(
    { length: touchTo - from + 1 },
    (_, i) => (startsMs[from + i] ?? frame.endMs) - startMs,
  );
  // Breaks are told in intervals from the first whole one; a shift that begins within an interval has a piece before it.
  const key = `${index} ${minutes} ${boundaries.join(" ")}`;
  let places = known.get(key);
  if (places === undefined) {
    const legal = isLegalAlone(singleShiftRules(frame), frame.problem, startMs, endMs - startMs);
    places = breakPlaces(pattern, endMs - startMs, boundaries, legal);
    known.set(key, places);
  }
  return {
    ...{ pattern: index, day, startMs, endMs, from, to, touchFrom, touchTo, workedHours, places },
    paidHours: pattern.isBreakPaid ? minutes / 60 : workedHours,
    unpopularHours: hoursIn(frame, unpopular, startMs, endMs),
  };
}

/** Rules that one shift alone can break wherever in the week it lies. */
function singleShiftRules({ problem, rules }: RosterFrame): RosterFrame["rules"] {
  return rules.filter((_, i) => {
    const kind = problem.rules[i]?.kind;
    return kind === "breaks" || kind === "longest-day";
  });
}

/** Hours between two instants that lie in marked intervals. */
export function hoursIn(frame: RosterFrame, marked: Uint8Array, fromMs: number, toMs: number): number {
  const { startsMs } = frame.problem;
  let hours = 0;
  for (let t = intervalAt(frame, fromMs); t < startsMs.length && (startsMs[t] ?? 0) < toMs; t += 1) {
    if (marked[t] !== 1) continue;
    const end = Math.min(toMs, startsMs[t + 1] ?? frame.endMs);
    hours += Math.max(0, end - Math.max(fromMs, startsMs[t] ?? 0)) / HOUR_MS;
  }
  return hours;
}

/** The interval that holds an instant; 0 before the range. */
export function intervalAt({ problem }: RosterFrame, ms: number): number {
  const next = firstFrom(problem.startsMs, ms);
  return problem.startsMs[next] === ms ? next : Math.max(0, next - 1);
}

/** The day of the range on which a shift begins. */
export function startDay(frame: RosterFrame, startMs: number): number {
  return dayOfRange(frame, startMs);
}
