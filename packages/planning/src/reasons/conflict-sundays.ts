import { weekday, yearOf, type CivilDay } from "@springtide/calendar";
import { daysOf } from "../labour/person-shifts.ts";
import type { LabourTerms } from "../labour/labour-terms.ts";
import { sundaysOf } from "../labour/rules/free-sundays.ts";
import type { Conflict } from "./conflict.ts";
import type { KnownPerson } from "./known-person.ts";
import type { RosterReading } from "./roster-reading.ts";

const SUNDAY = 7;

/**
 * Sundays that want more people than rules of free Sundays let work on them, all Sundays of the range together: each wants at least as
 * many different people as heads at its busiest moment. One rule is held at a time.
 */
export function conflictSundays(reading: RosterReading): Conflict[] {
  const { problem, frame } = reading;
  const sundays = Array.from({ length: problem.days }, (_, day) => day).filter(
    (day) => weekday(problem.firstDay + day) === SUNDAY,
  );
  const [first, last] = [sundays[0], sundays.at(-1)];
  if (first === undefined || last === undefined) return [];
  const span = { fromMs: frame.dayStartsMs[first] ?? 0, toMs: frame.dayStartsMs[last + 1] ?? 0 };
  const told = problem.demand.flatMap((_, queue) => {
    const wanted = sundays.map((day) => busiestMoment(reading, queue, day));
    const heads = wanted.reduce((sum, peak) => sum + peak.heads, 0);
    if (wanted.every(({ isMissing }) => !isMissing)) return [];
    const skilled = reading.people.filter(({ frame: of }) => of.person.skills.includes(queue));
    return problem.rules.flatMap((rule): Conflict[] => {
      const most = skilled.map((of) => mostSundays(reading, of, rule, sundays));
      const possible = most.reduce((sum, days) => sum + days, 0);
      if (possible >= heads || !isOfSundays(rule)) return [];
      const wantedHours = wanted.reduce((sum, peak) => sum + peak.heads * peak.hours, 0);
      // Whoever is missing on a Sunday is missing for that moment at least.
      const shortest = Math.min(...wanted.filter((peak) => peak.heads > 0).map(({ hours }) => hours));
      const people = skilled.map((of) => of.frame.index);
      return [
        {
          ...span,
          scope: "sundays",
          queues: [queue],
          skilled: skilled.length,
          heads: { wanted: heads, possible },
          worst: null,
          wantedHours,
          possibleHours: wantedHours - (heads - possible) * shortest,
          kept: [],
          limits: [{ name: `rule ${rule.id}`, people, hours: possible }],
        },
      ];
    });
  });
  return told;
}

function isOfSundays({ kind }: LabourTerms): boolean {
  return kind === "free-sundays-a-year" || kind === "one-free-sunday-in";
}

function busiestMoment(
  { problem, frame, answer }: RosterReading,
  queue: number,
  day: number,
): { readonly heads: number; readonly hours: number; readonly isMissing: boolean } {
  let [heads, hours, isMissing] = [0, 0, false];
  for (let t = frame.dayOffsets[day] ?? 0; t < (frame.dayOffsets[day + 1] ?? 0); t += 1) {
    const wanted = problem.demand[queue]?.[t] ?? 0;
    if (wanted > heads) [heads, hours] = [wanted, frame.hours[t] ?? 0];
    isMissing ||= (answer.missing[queue]?.[t] ?? 0) > 0;
  }
  return { heads, hours, isMissing };
}

/** Most Sundays of the range that a person can work under one rule, beside what is published outside of it. */
function mostSundays(reading: RosterReading, of: KnownPerson, rule: LabourTerms, sundays: readonly number[]): number {
  const { firstDay } = reading.problem;
  const published = of.shifts.filter(({ isPublished }) => isPublished);
  const worked = new Set(published.flatMap((shift) => daysOf(shift, of.zone)));
  const possible = sundays.filter(
    (day) =>
      worked.has(firstDay + day) ||
      [...(of.frame.optionsOfDay[day] ?? []), ...(of.frame.optionsOfDay[day - 1] ?? [])].some(
        ({ startMs, endMs }) => of.zone.dayAt(startMs) === firstDay + day || of.zone.dayAt(endMs - 1) >= firstDay + day,
      ),
  );
  // What is published stays, even where it breaks the rule.
  const fixed = sundays.filter((day) => worked.has(firstDay + day)).length;
  return Math.max(
    fixed,
    underRule(
      possible.map((day) => firstDay + day),
      worked,
      rule,
    ),
  );
}

function underRule(possible: readonly CivilDay[], worked: ReadonlySet<CivilDay>, rule: LabourTerms): number {
  if (rule.kind === "one-free-sunday-in") return withoutRow(possible, worked, rule.weeks);
  if (rule.kind !== "free-sundays-a-year") return possible.length;
  const byYear = new Map<number, number>();
  for (const day of possible) byYear.set(yearOf(day), (byYear.get(yearOf(day)) ?? 0) + 1);
  const inRange = new Set(possible);
  return [...byYear].reduce((sum, [year, days]) => {
    const outside = [...worked].filter((day) => yearOf(day) === year && weekday(day) === SUNDAY && !inRange.has(day));
    return sum + Math.min(days, Math.max(0, sundaysOf(year) - rule.sundays - outside.length));
  }, 0);
}

/** Most Sundays without so many in a row: working as soon as one may is best, for a day off later serves as long. */
function withoutRow(possible: readonly CivilDay[], worked: ReadonlySet<CivilDay>, weeks: number): number {
  let [count, row, last] = [0, 0, possible[0] ?? 0];
  for (let day = last - 7; worked.has(day); day -= 7) row += 1;
  for (const day of possible) {
    if (day - last > 7) row = 0;
    last = day;
    if (row >= weeks - 1) row = 0;
    else [count, row] = [count + 1, row + 1];
  }
  return count;
}
