import type { ChosenShift } from "./best-week.ts";
import type { PersonFrame } from "./person-frame.ts";
import type { RosterFrame } from "./roster-frame.ts";
import type { WorkedShift } from "../labour/person-shifts.ts";
import { hoursIn } from "./shift-options.ts";

/** What the work of one person costs, part by part. */
export interface PersonCost {
  readonly wages: number;
  readonly overtime: number;
  readonly wishes: number;
  readonly fairness: number;
}

/** Paid hours of new shifts by week of the range. */
export function newHoursByWeek(frame: RosterFrame, chosen: readonly (ChosenShift | null)[]): Float64Array {
  const hours = new Float64Array(frame.weeks.length);
  chosen.forEach((shift, day) => {
    const week = frame.weekOfDay[day] ?? 0;
    if (shift !== null) hours[week] = (hours[week] ?? 0) + shift.option.paidHours;
  });
  return hours;
}

/**
 * Wages and overtime of one week of the range for so many hours of new shifts. Contracted least hours are paid whether worked or not.
 * Hours outside the range decide what is overtime, but are not paid again.
 */
export function weekWages(
  { person, fixedHours, fixedHoursOutside, leastHours }: PersonFrame,
  week: number,
  newHours: number,
): { readonly wages: number; readonly overtime: number } {
  const { contract, costPerHour } = person;
  const [inside, outside] = [(fixedHours[week] ?? 0) + newHours, fixedHoursOutside[week] ?? 0];
  const overtimeHours =
    Math.max(0, inside + outside - contract.hoursAWeek) - Math.max(0, outside - contract.hoursAWeek);
  return {
    wages: costPerHour * Math.max(leastHours[week] ?? 0, inside),
    overtime: costPerHour * contract.overtimePremium * overtimeHours,
  };
}

/** Unpopular hours of a person within the range, by when they are present: breaks are not taken off. */
export function unpopularHours(
  frame: RosterFrame,
  { fixedOfDay }: Pick<PersonFrame, "fixedOfDay">,
  chosen: readonly (ChosenShift | null)[],
): number {
  let hours = 0;
  for (const shift of chosen) hours += shift?.option.unpopularHours ?? 0;
  for (const fixed of fixedOfDay)
    for (const { startMs, endMs } of fixed?.shifts ?? [])
      hours += hoursIn(frame, frame.problem.unpopular, startMs, endMs);
  return hours;
}

/** Which wishes are touched by work. */
export function touchedWishes(
  wishes: PersonFrame["person"]["wishes"],
  shifts: readonly Pick<WorkedShift, "startMs" | "endMs">[],
): readonly boolean[] {
  return wishes.map(({ fromMs, toMs }) => shifts.some(({ startMs, endMs }) => startMs < toMs && endMs > fromMs));
}

/** What one person's roster costs. */
export function personCost(
  frame: RosterFrame,
  person: PersonFrame,
  chosen: readonly (ChosenShift | null)[],
): PersonCost {
  const hours = newHoursByWeek(frame, chosen);
  let [wages, overtime, wishes] = [0, 0, 0];
  hours.forEach((newHours, week) => {
    const paid = weekWages(person, week, newHours);
    wages += paid.wages;
    overtime += paid.overtime;
  });
  if (person.person.wishes.length > 0) {
    const shifts = [...person.person.published, ...chosen.flatMap((shift) => (shift === null ? [] : [shift.option]))];
    const touched = touchedWishes(person.person.wishes, shifts);
    person.person.wishes.forEach(({ kind, cost }, i) => {
      if ((kind === "off") === touched[i]) wishes += cost;
    });
  }
  const { fairnessPerHour } = frame.problem;
  const over = fairnessPerHour > 0 ? unpopularHours(frame, person, chosen) - person.fairShare : 0;
  return { wages, overtime, wishes, fairness: fairnessPerHour * Math.max(0, over) };
}

export function totalOf({ wages, overtime, wishes, fairness }: PersonCost): number {
  return wages + overtime + wishes + fairness;
}
