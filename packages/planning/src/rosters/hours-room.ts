import { workedHours } from "../labour/person-shifts.ts";
import { weekday } from "@springtide/calendar";
import type { PersonFrame } from "./person-frame.ts";
import type { RosterFrame } from "./roster-frame.ts";

/**
 * Hours that may be added in a week of the range: what contract and longest weeks leave, also on average over weeks, given the hours of
 * new shifts in the other weeks. Hours count in the week a shift begins in; a shift over its turn is for the rules themselves to judge.
 */
export function hoursRoom(frame: RosterFrame, person: PersonFrame, week: number, newHours: Float64Array): number {
  const { contract } = person.person;
  const fixed = (person.fixedHours[week] ?? 0) + (person.fixedHoursOutside[week] ?? 0);
  let room = contract.hoursAWeek + contract.overtimeHoursAWeek - fixed;
  const monday = frame.weeks[week]?.monday ?? 0;
  for (const rule of frame.problem.rules) {
    if (rule.kind !== "longest-week") continue;
    const known = hoursAround(frame, person, monday, rule.weeks, newHours);
    for (let first = 0; first < rule.weeks; first += 1) {
      let sum = 0;
      for (let i = first; i < first + rule.weeks; i += 1) sum += known[i] ?? 0;
      room = Math.min(room, rule.hours * rule.weeks - sum);
    }
  }
  return room;
}

/** Hours by week, from `weeks` - 1 before the Monday to as many after it; of the week itself only those published. */
function hoursAround(
  frame: RosterFrame,
  { person }: PersonFrame,
  monday: number,
  weeks: number,
  newHours: Float64Array,
): Float64Array {
  const known = new Float64Array(2 * weeks - 1);
  const add = (ofMonday: number, hours: number): void => {
    const at = (ofMonday - monday) / 7 + weeks - 1;
    if (at >= 0 && at < known.length) known[at] = (known[at] ?? 0) + hours;
  };
  for (const shift of person.published) {
    const day = frame.problem.zone.dayAt(shift.startMs);
    add(day - weekday(day) + 1, workedHours(shift));
  }
  newHours.forEach((hours, w) => {
    const of = frame.weeks[w]?.monday ?? 0;
    if (of !== monday) add(of, hours);
  });
  return known;
}
