import type { PatienceLaw, ServiceLevelDefinition } from "@springtide/staffing";

/** What a queue must keep: a share answered in time, and how busy the people who may take it are at most. */
export interface SkillTarget {
  readonly definition: ServiceLevelDefinition;
  readonly share: number;
  readonly withinSeconds: number;
  /** For slExclShort: giving up within this time counts as short; 5 s if left out. */
  readonly shortAbandonSeconds?: number;
  /** Of the time of everyone who may take contacts of the queue; 1 if left out. */
  readonly maxOccupancy?: number;
}

/** Contacts of one kind at a steady rate. */
export interface SkillQueue {
  readonly contactsPerHour: number;
  readonly ahtSeconds: number;
  readonly patience: PatienceLaw;
  readonly target: SkillTarget;
}

/** A queue that a group can take, and how much longer than usual its contacts take there: 1.1 is a tenth longer. */
interface GroupSkill {
  readonly queue: number;
  readonly ahtFactor: number;
}

/** People who know the same. */
export interface SkillGroup {
  /** First the queue that a free person looks at first. */
  readonly skills: readonly GroupSkill[];
  /** Whether the order of the skills counts, or the contact that has waited longest is taken whatever its queue. */
  readonly takes: "in-order" | "longest-waiting";
  readonly costPerHour: number;
  readonly least: number;
  /** Infinity where there is no limit. */
  readonly most: number;
}

/**
 * How many people of each group keep every target at the least cost. A contact asks the groups with the fewest skills
 * first, of these the one listed first; nobody free, it waits, first come first served within its queue. People count
 * while they take contacts: shrinkage is taken off already.
 */
export interface SkillProblem {
  readonly queues: readonly SkillQueue[];
  readonly groups: readonly SkillGroup[];
}

/** People by group. */
export type Mix = readonly number[];

/** What an hour of a mix costs. */
export function costOfMix({ groups }: SkillProblem, mix: Mix): number {
  return groups.reduce((sum, { costPerHour }, group) => sum + costPerHour * (mix[group] ?? 0), 0);
}

/** Agents that would be busy with the queue if nobody waited. */
export function loadOf({ contactsPerHour, ahtSeconds }: SkillQueue): number {
  return (contactsPerHour * ahtSeconds) / 3600;
}
