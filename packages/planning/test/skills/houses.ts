import type { SkillGroup, SkillProblem, SkillQueue } from "../../src/index.ts";

/** A queue with 80 % in 20 s and a patience of 150 s, changed as asked. */
export function queue(contactsPerHour: number, changes: Partial<SkillQueue> = {}): SkillQueue {
  return {
    contactsPerHour,
    ahtSeconds: 240,
    patience: { kind: "exponential", meanSeconds: 150 },
    target: { definition: "slOffered", share: 0.8, withinSeconds: 20 },
    ...changes,
  };
}

/** People who take these queues, first the one they look at first, at this cost. */
export function group(queues: readonly number[], costPerHour: number, changes: Partial<SkillGroup> = {}): SkillGroup {
  return {
    skills: queues.map((index) => ({ queue: index, ahtFactor: 1 })),
    takes: "in-order",
    costPerHour,
    least: 0,
    most: Infinity,
    ...changes,
  };
}

/** Two queues, a group of specialists for each, and one that takes both. */
export function twoQueues(one: SkillQueue, other: SkillQueue, premium = 1.1): SkillProblem {
  return { queues: [one, other], groups: [group([0], 20), group([1], 20), group([0, 1], 20 * premium)] };
}
