import { workedHours, type WorkedShift } from "../labour/person-shifts.ts";
import { dayOfRange, type RosterFrame } from "./roster-frame.ts";
import type { RosterPerson } from "./roster-problem.ts";
import { intervalAt, type ShiftOption } from "./shift-options.ts";

/** Published shifts that begin on one day of the range: they stay as they are. */
interface FixedDay {
  readonly startMs: number;
  readonly endMs: number;
  readonly shifts: readonly WorkedShift[];
}

/** What does not change about a person while a roster is sought. */
export interface PersonFrame {
  readonly index: number;
  readonly person: RosterPerson;
  /** Which of the lists of skills is theirs. */
  readonly skillClass: number;
  /** Shifts they may be given by day: pattern, availability and published shifts allow them. */
  readonly optionsOfDay: readonly (readonly ShiftOption[])[];
  readonly fixedOfDay: readonly (FixedDay | null)[];
  /** Published hours by week of the range: within the range, and of the same weeks but outside of it. */
  readonly fixedHours: Float64Array;
  readonly fixedHoursOutside: Float64Array;
  /** Published days by week, within the range or not. */
  readonly fixedDays: Int32Array;
  /** Hours paid by week, worked or not: the part of the week that lies in the range. */
  readonly leastHours: Float64Array;
  /** Last published work before the range, -Infinity where there is none, and first one after it. */
  readonly endBeforeMs: number;
  readonly startAfterMs: number;
  /** Days worked in a row up to the day before the range, and from the day after it. */
  readonly rowBefore: number;
  readonly rowAfter: number;
  /** Unpopular hours that are this person's share. */
  readonly fairShare: number;
}

/** Everything that does not change about the people of a problem. */
export function personFrames(
  frame: RosterFrame,
  options: readonly (readonly ShiftOption[])[],
): { readonly people: readonly PersonFrame[]; readonly skillClasses: readonly (readonly number[])[] } {
  const classes = new Map<string, number>();
  const skillClasses: (readonly number[])[] = [];
  const shares = fairShares(frame);
  const people = frame.problem.people.map((person, index) => {
    const key = person.skills.join(" ");
    const skillClass = classes.get(key) ?? skillClasses.push(person.skills) - 1;
    classes.set(key, skillClass);
    return personFrame(frame, options, { person, index, skillClass, fairShare: shares[index] ?? 0 });
  });
  return { people, skillClasses };
}

function personFrame(
  frame: RosterFrame,
  options: readonly (readonly ShiftOption[])[],
  known: Pick<PersonFrame, "person" | "index" | "skillClass" | "fairShare">,
): PersonFrame {
  const { person } = known;
  const { contract, published } = person;
  const { days } = frame.problem;
  const dayOf = published.map(({ startMs }) => dayOfRange(frame, startMs));
  const worked = new Set(dayOf);
  const fixedOfDay = Array.from({ length: days }, (_, day) =>
    fixedDay(published.filter((_shift, i) => dayOf[i] === day)),
  );
  const weekly = (of: (week: RosterFrame["weeks"][number]) => number): Float64Array =>
    Float64Array.from(frame.weeks, of);
  const hoursOf = (isCounted: (day: number) => boolean): number =>
    published.reduce((sum, shift, i) => sum + (isCounted(dayOf[i] ?? -1) ? workedHours(shift) : 0), 0);
  const isOfWeek = (week: RosterFrame["weeks"][number], day: number): boolean => {
    const first = week.monday - frame.problem.firstDay;
    return day >= first && day < first + 7;
  };
  const isInside = (day: number): boolean => day >= 0 && day < days;
  const before = published.filter((_, i) => (dayOf[i] ?? 0) < 0);
  const after = published.filter((_, i) => (dayOf[i] ?? 0) >= days);
  return {
    ...known,
    fixedOfDay,
    optionsOfDay: options.map((ofDay, day) =>
      fixedOfDay[day] !== null ? [] : ofDay.filter((option) => mayWork(person, option)),
    ),
    fixedHours: weekly((week) => hoursOf((day) => isOfWeek(week, day) && isInside(day))),
    fixedHoursOutside: weekly((week) => hoursOf((day) => isOfWeek(week, day) && !isInside(day))),
    fixedDays: Int32Array.from(frame.weeks, (week) => [...worked].filter((day) => isOfWeek(week, day)).length),
    leastHours: weekly(({ firstDay, endDay }) => (contract.leastHoursAWeek * (endDay - firstDay)) / 7),
    endBeforeMs: before.reduce((last, { endMs }) => Math.max(last, endMs), -Infinity),
    startAfterMs: after.reduce((first, { startMs }) => Math.min(first, startMs), Infinity),
    rowBefore: rowFrom(worked, -1, -1),
    rowAfter: rowFrom(worked, days, 1),
  };
}

function fixedDay(shifts: readonly WorkedShift[]): FixedDay | null {
  const [first] = shifts;
  if (first === undefined) return null;
  return {
    startMs: shifts.reduce((least, { startMs }) => Math.min(least, startMs), first.startMs),
    endMs: shifts.reduce((most, { endMs }) => Math.max(most, endMs), first.endMs),
    shifts,
  };
}

function mayWork({ patterns, available, published }: RosterPerson, option: ShiftOption): boolean {
  if (!patterns.includes(option.pattern)) return false;
  for (let t = option.touchFrom; t < option.touchTo; t += 1) if (available[t] !== 1) return false;
  return published.every(({ startMs, endMs }) => endMs <= option.startMs || startMs >= option.endMs);
}

function rowFrom(worked: ReadonlySet<number>, from: number, step: number): number {
  let row = 0;
  while (worked.has(from + step * row)) row += 1;
  return row;
}

/**
 * Each person's fair share of the unpopular hours that are wanted: by the hours of their contract and how many of the unpopular hours
 * they are available in at all.
 */
function fairShares({ problem, hours }: RosterFrame): readonly number[] {
  const { unpopular, demand, people } = problem;
  let wanted = 0;
  for (let t = 0; t < unpopular.length; t += 1)
    if (unpopular[t] === 1) for (const ofQueue of demand) wanted += (ofQueue[t] ?? 0) * (hours[t] ?? 0);
  const weights = people.map(({ contract, available }) => {
    let open = 0;
    for (let t = 0; t < unpopular.length; t += 1) if (unpopular[t] === 1 && available[t] === 1) open += hours[t] ?? 0;
    return contract.hoursAWeek * open;
  });
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => (all > 0 ? (wanted * weight) / all : 0));
}

/** Intervals a worked shift covers from their start to their end, and those any of its breaks touches; exclusive ends. */
export function coveredBy(
  frame: RosterFrame,
  { startMs, endMs, breaks }: Pick<WorkedShift, "startMs" | "endMs" | "breaks">,
): readonly number[] {
  const { startsMs } = frame.problem;
  const covered: number[] = [];
  for (let t = intervalAt(frame, startMs); t < startsMs.length; t += 1) {
    const [from, to] = [startsMs[t] ?? 0, startsMs[t + 1] ?? frame.endMs];
    if (from >= endMs) break;
    if (from < startMs || to > endMs) continue;
    if (breaks.every((away) => away.endMs <= from || away.startMs >= to)) covered.push(t);
  }
  return covered;
}
