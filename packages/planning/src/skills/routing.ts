import { type Mix, type SkillProblem } from "./skill-problem.ts";

/** Groups in the order in which contacts ask them: those with the fewest skills first, of these the first listed. */
export function askedInOrder({ groups }: SkillProblem): number[] {
  return groups
    .map((_, group) => group)
    .sort((one, other) => (groups[one]?.skills.length ?? 0) - (groups[other]?.skills.length ?? 0) || one - other);
}

/** By queue, the groups with people that may take it, in the order in which its contacts ask them. */
export function groupsOfQueues(problem: SkillProblem, mix: Mix): number[][] {
  const staffed = askedInOrder(problem).filter((group) => (mix[group] ?? 0) > 0);
  return problem.queues.map((_, queue) =>
    staffed.filter((group) => problem.groups[group]?.skills.some((skill) => skill.queue === queue) ?? false),
  );
}

/** How much longer than usual a queue's contacts take with a group. */
export function ahtFactorOf({ groups }: SkillProblem, group: number, queue: number): number {
  return groups[group]?.skills.find((skill) => skill.queue === queue)?.ahtFactor ?? 1;
}

/** Queues and groups that share no person with any other: they can be looked at alone. */
export interface LinkedQueues {
  readonly queues: readonly number[];
  /** In the order in which contacts ask them; only those with people. */
  readonly groups: readonly number[];
}

/** Splits a house into the parts that have no person in common. */
export function linkedQueues(problem: SkillProblem, mix: Mix): LinkedQueues[] {
  const part = problem.queues.map((_, queue) => queue);
  const staffed = askedInOrder(problem).filter((group) => (mix[group] ?? 0) > 0);
  for (const group of staffed) {
    const joined = (problem.groups[group]?.skills ?? []).map(({ queue }) => part[queue] ?? queue);
    const lowest = Math.min(...joined);
    part.forEach((name, queue) => {
      if (joined.includes(name)) part[queue] = lowest;
    });
  }
  return [...new Set(part)].map((name) => {
    const queues = part.flatMap((other, queue) => (other === name ? [queue] : []));
    const groups = staffed.filter((group) => queues.includes(problem.groups[group]?.skills[0]?.queue ?? -1));
    return { queues, groups };
  });
}
