import type { LinkedQueues } from "../routing.ts";
import type { SkillProblem } from "../skill-problem.ts";
import type { BlockedShares } from "./blocked-shares.ts";
import type { Line, LineQuestion } from "./lines.ts";

/** Enough for the chance of a full group to settle. */
const FULL_ROUNDS = 8;

/**
 * The chance that everybody who may take the queue is busy, given that nobody of it waits: who is not held by other queues' lines must be busy
 * without. Groups are held together, the most held first, since their lines come from the same rushes.
 */
export function busyChance(problem: SkillProblem, part: LinkedQueues, question: LineQuestion): number {
  const { queue, asked, blocked } = question;
  const groups = (asked[queue] ?? [])
    .map((group) => ({
      held: heldChance(problem, part, group, question),
      blocked: blocked.get(group)?.get(queue) ?? 1,
    }))
    .sort((one, other) => one.held - other.held);
  // From nobody held to all: the layer in which exactly the last of the list are held.
  let chance = 0;
  for (let free = groups.length; free >= 0; free -= 1) {
    const layer = (groups[free]?.held ?? 1) - (free > 0 ? (groups[free - 1]?.held ?? 0) : 0);
    chance += layer * groups.slice(0, free).reduce((product, each) => product * each.blocked, 1);
  }
  return Math.min(1, chance);
}

/** The chance that other queues' lines hold a group, given that nobody of this queue waits. */
function heldChance(problem: SkillProblem, part: LinkedQueues, group: number, question: LineQuestion): number {
  const { queue, lines } = question;
  const skills = problem.groups[group]?.skills ?? [];
  const stands = (other: number): number => standsWhenFull(part, group, question, other);
  const nobodyElse = skills.reduce(
    (product, skill) => (skill.queue === queue ? product : product * (1 - stands(skill.queue))),
    1,
  );
  const own = lines[part.queues.indexOf(queue)]?.standing ?? 0;
  const full = question.full.get(group) ?? 0;
  return own < 1 ? Math.min(1, (full * (1 - nobodyElse) * (1 - stands(queue))) / (1 - own)) : 0;
}

/**
 * The share of a group's people who, becoming free while the queue has a line, take a contact of it. In order: all but those who find a
 * queue that goes first with a line too. Longest waiting: of the queues that then have a line, each by its contacts.
 */
export function turnShare(problem: SkillProblem, part: LinkedQueues, group: number, question: LineQuestion): number {
  const { queue } = question;
  const { skills, takes: order } = problem.groups[group] ?? { skills: [], takes: "in-order" };
  const alsoStands = (other: number): number => standsWhenFull(part, group, question, other);
  const before = skills.slice(
    0,
    Math.max(
      0,
      skills.findIndex((skill) => skill.queue === queue),
    ),
  );
  if (order === "in-order") return before.reduce((share, skill) => share * (1 - alsoStands(skill.queue)), 1);
  const own = problem.queues[queue]?.contactsPerHour ?? 0;
  const others = skills.filter((skill) => skill.queue !== queue);
  const rates = others.map((other) => alsoStands(other.queue) * (problem.queues[other.queue]?.contactsPerHour ?? 0));
  const all = rates.reduce((sum, rate) => sum + rate, own);
  return all > 0 ? own / all : 1;
}

/** The chance that a queue has a line while everybody of a group that takes it is busy. */
function standsWhenFull(part: LinkedQueues, group: number, question: LineQuestion, queue: number): number {
  const standing = question.lines[part.queues.indexOf(queue)]?.standing ?? 0;
  const full = question.full.get(group) ?? 0;
  return full > 0 ? Math.min(1, standing / full) : 0;
}

/** The chance that everybody of a group is busy, by group. */
export function fullChances(
  problem: SkillProblem,
  part: LinkedQueues,
  blocked: BlockedShares,
  lines: readonly Line[],
): Map<number, number> {
  return new Map(part.groups.map((group) => [group, fullChance(problem, part, group, { blocked, lines })]));
}

/**
 * The chance that everybody of a group is busy: nobody of its queues waits and the group is blocked, or somebody waits. Given that all are
 * busy, the lines of its queues are taken as independent, which makes this an equation in the chance itself.
 */
function fullChance(
  problem: SkillProblem,
  part: LinkedQueues,
  group: number,
  { blocked, lines }: Pick<LineQuestion, "blocked" | "lines">,
): number {
  const taken = (problem.groups[group]?.skills ?? []).map((skill) => ({
    line: lines[part.queues.indexOf(skill.queue)],
    blocked: blocked.get(group)?.get(skill.queue) ?? 0,
  }));
  const without = Math.max(0, ...taken.map((each) => each.blocked));
  const least = Math.max(without, ...taken.map(({ line }) => Math.max(line?.waits ?? 0, line?.standing ?? 0)));
  let full = least;
  for (let round = 0; round < FULL_ROUNDS && full > 0; round += 1) {
    const nobody = taken.reduce((product, { line }) => product * (1 - Math.min(1, (line?.standing ?? 0) / full)), 1);
    full = Math.max(least, 1 - (1 - without) * (1 - full * (1 - nobody)));
  }
  return full;
}
