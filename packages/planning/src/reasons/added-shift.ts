import { totalOf } from "../rosters/person-cost.ts";
import type { RosteredShift } from "../rosters/roster-problem.ts";
import type { ShiftOption } from "../rosters/shift-options.ts";
import { costOfPerson } from "./contract-use.ts";
import { withShift } from "./known-person.ts";
import type { RosterReading } from "./roster-reading.ts";
import { layBreaks } from "./shift-ways.ts";

/** One shift more for a person, and what it would change; nobody else is moved but between queues. */
export interface AddedShift {
  readonly shift: RosteredShift;
  /** Missing head-hours it would cover, all queues together. */
  readonly headHours: number;
  /** What those cost less. */
  readonly saved: number;
  /** What the person costs more: wages, premiums of overtime, wishes passed over, and unfairness. */
  readonly cost: number;
}

/** A shift more, its breaks laid where least is missed, the heads split over the queues anew in every interval it works. */
export function addedShift(reading: RosterReading, person: number, option: ShiftOption): AddedShift {
  const { problem, frame, crew, people } = reading;
  const of = people[person];
  if (of === undefined) throw new RangeError(`Person ${person} of ${people.length}.`);
  const group = crew.groupOf[person] ?? -1;
  const { breaks, worked, worth } = layBreaks(option, (t) => -crew.marginAt(t, group, 1).cost);
  const headHours = worked.reduce((sum, t) => {
    const heads = crew.marginAt(t, group, 1).missing.reduce((all, change) => all - change, 0);
    return sum + (heads * (problem.seconds[t] ?? 0)) / 3600;
  }, 0);
  const { pattern, startMs, endMs } = option;
  const shift = { person, pattern, startMs, endMs, breaks };
  const more = withShift(problem, of, shift).of;
  const cost = totalOf(costOfPerson(frame, more)) - totalOf(costOfPerson(frame, of));
  return { shift, headHours, saved: worth, cost };
}
