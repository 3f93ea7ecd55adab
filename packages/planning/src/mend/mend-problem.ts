import type { CivilDay, TimeZone } from "@springtide/calendar";
import type { Breach, LabourRule } from "../labour/labour-rule.ts";
import type { LabourTerms } from "../labour/labour-terms.ts";

/** When somebody works. Instants in milliseconds. */
export interface ShiftTimes {
  readonly startMs: number;
  readonly endMs: number;
  readonly breaks: readonly { readonly startMs: number; readonly endMs: number }[];
}

/** Somebody who can work. */
export interface MendPerson {
  readonly person: string;
  readonly zone: TimeZone;
  readonly holidays: ReadonlySet<CivilDay>;
  /** What they can do, as an index: a shift may go to somebody whose group can stand in for that of its owner. */
  readonly group: number;
  /** Whether they may be given shifts of others. */
  readonly mayTake: boolean;
}

/** A shift of the roster as it came. */
export interface MendShift extends ShiftTimes {
  /** Index into the people. */
  readonly person: number;
  /** Published before: it counts, and stays as it is. */
  readonly isFixed: boolean;
}

/** Heads wanted, and which group can work which queue. */
export interface MendCover {
  readonly startsMs: Float64Array;
  readonly endsMs: Float64Array;
  /** Heads wanted by queue and interval. */
  readonly required: readonly Float64Array[];
  /** Queues that each group can work, by index. */
  readonly groupQueues: readonly (readonly number[])[];
}

/**
 * A roster that breaks rules, and what may be done about it. Every rule has to be one that less work never breaks: taking a shift away
 * or giving it to somebody else leaves what was kept kept. All rules of working time are so; a least number of hours is not.
 */
export interface MendProblem {
  readonly people: readonly MendPerson[];
  readonly shifts: readonly MendShift[];
  /** By group: groups that can stand in for it, itself among them. */
  readonly standIns: readonly (readonly number[])[];
  /** Rules of working time: they say which breaks would do. */
  readonly terms: readonly LabourTerms[];
  /** Rules beside: one shift at a time, contracts, leave. */
  readonly otherRules: readonly LabourRule[];
  /** No interval may be covered worse than before; null where nothing is known of heads wanted. */
  readonly cover: MendCover | null;
  /** Times move in steps of so many minutes, and no further than the most. */
  readonly stepMinutes: number;
  readonly mostMinutes: number;
}

/** What a mend costs, the first figure first: shifts left open, then shifts changed (those left open among them), then person-minutes of work that are elsewhere than before. */
export interface MendCost {
  readonly dropped: number;
  readonly changed: number;
  readonly minutes: number;
}

/** One shift changed. */
export interface MendChange {
  /** Index into the shifts of the problem. */
  readonly shift: number;
  /** Whose it is now and when; null where nobody can do it. */
  readonly now: (ShiftTimes & { readonly person: number }) | null;
  readonly minutes: number;
  /** What the shift broke before, the first that names it; null where it only makes room for another. */
  readonly because: Breach | null;
}

/** A roster that breaks nothing, as near to the one that came as was found. */
export interface MendAnswer {
  readonly changes: readonly MendChange[];
  readonly cost: MendCost;
  /** No mend by the changes considered costs less. */
  readonly bound: MendCost;
  /** Whether cost and bound are the same. */
  readonly isProven: boolean;
  /** Whether no interval is covered worse than before; true where nothing is wanted. False: no such mend was found. */
  readonly keepsCover: boolean;
  /** Nodes of the search looked at. */
  readonly nodes: number;
}
