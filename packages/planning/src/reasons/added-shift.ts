import { totalOf } from "../rosters/person-cost.ts";
import type { RosteredShift } from "../rosters/roster-problem.ts";
import type { ShiftOption } from "../rosters/shift-options.ts";
import { costOfPerson } from "./contract-use.ts";
import { withShift, type KnownPerson } from "./known-person.ts";
import type { RosterReading } from "./roster-reading.ts";
import { shiftGain, type ShiftGain } from "./shift-gain.ts";

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

/** A shift more, its breaks laid where least is missed. */
export function addedShift(reading: RosterReading, person: number, option: ShiftOption): AddedShift {
  const { problem, frame, people } = reading;
  const of = people[person];
  if (of === undefined) throw new RangeError(`Person ${person} of ${people.length}.`);
  const { breaks, headHours, saved } = gainOf(reading, person, option);
  const { pattern, startMs, endMs } = option;
  const shift = { person, pattern, startMs, endMs, breaks };
  const cost = totalOf(costOfPerson(frame, withShift(problem, of, shift).of)) - costNow(reading, of);
  return { shift, headHours, saved, cost };
}

function gainOf({ problem, crew, asked }: RosterReading, person: number, option: ShiftOption): ShiftGain {
  const group = crew.groupOf[person] ?? -1;
  const gains = asked.gains.get(option) ?? [];
  asked.gains.set(option, gains);
  return (gains[group] ??= shiftGain(problem, crew, group, option));
}

function costNow({ frame, asked }: RosterReading, of: KnownPerson): number {
  const cost = asked.costs.get(of.frame.index) ?? totalOf(costOfPerson(frame, of));
  asked.costs.set(of.frame.index, cost);
  return cost;
}
