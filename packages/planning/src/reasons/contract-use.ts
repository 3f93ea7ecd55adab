import type { CivilDay } from "@springtide/calendar";
import { touchedWishes, weekWages, type PersonCost } from "../rosters/person-cost.ts";
import type { RosterFrame } from "../rosters/roster-frame.ts";
import { hoursIn } from "../rosters/shift-options.ts";
import type { KnownPerson } from "./known-person.ts";

/** What a person has of their contract in one week from Monday to Sunday, published shifts included. */
export interface ContractWeek {
  readonly monday: CivilDay;
  /** Hours that count against the contract. */
  readonly hours: number;
  readonly days: number;
}

/** The week of a contract that begins on a Monday. */
export function contractWeek({ shifts }: KnownPerson, monday: CivilDay): ContractWeek {
  const inside = shifts.filter((shift) => shift.monday === monday);
  const hours = inside.reduce((sum, { paidHours }) => sum + paidHours, 0);
  return { monday, hours, days: new Set(inside.map(({ day }) => day)).size };
}

/** Days worked in a row around a day on which the person works: the first, and how many. */
export function daysInARow(
  { shifts }: KnownPerson,
  day: CivilDay,
): { readonly firstDay: CivilDay; readonly days: number } {
  const worked = new Set(shifts.map((shift) => shift.day));
  let [first, end] = [day, day + 1];
  while (worked.has(first - 1)) first -= 1;
  while (worked.has(end)) end += 1;
  return { firstDay: first, days: end - first };
}

/** What a person's shifts cost over the range, priced as in the making of the roster. */
export function costOfPerson(frame: RosterFrame, of: KnownPerson): PersonCost {
  const { problem, weeks } = frame;
  const { person, fixedHours, fixedHoursOutside, fairShare } = of.frame;
  let [wages, overtime] = [0, 0];
  weeks.forEach(({ monday }, week) => {
    const { hours } = contractWeek(of, monday);
    // Told as hours beyond those published, of which there are less than none where a published shift is left out.
    const paid = weekWages(of.frame, week, hours - (fixedHours[week] ?? 0) - (fixedHoursOutside[week] ?? 0));
    wages += paid.wages;
    overtime += paid.overtime;
  });
  const touched = touchedWishes(person.wishes, of.shifts);
  const wishes = person.wishes.reduce(
    (sum, { kind, cost }, i) => sum + ((kind === "off") === touched[i] ? cost : 0),
    0,
  );
  const { fairnessPerHour } = problem;
  const over = fairnessPerHour > 0 ? unpopularHoursOf(frame, of) - fairShare : 0;
  return { wages, overtime, wishes, fairness: fairnessPerHour * Math.max(0, over) };
}

/** Hours that a person is present, within the range, in intervals that people like least. */
export function unpopularHoursOf(frame: RosterFrame, { shifts }: KnownPerson): number {
  const first = frame.problem.firstDay;
  return shifts
    .filter(({ day }) => day >= first && day < first + frame.problem.days)
    .reduce((sum, { startMs, endMs }) => sum + hoursIn(frame, frame.problem.unpopular, startMs, endMs), 0);
}
