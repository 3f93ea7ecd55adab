import { blockingProbability, queueWithPatience } from "@springtide/staffing";
import { ahtFactorOf, type LinkedQueues } from "../routing.ts";
import { loadOf, type Mix, type SkillProblem } from "../skill-problem.ts";
import type { Line, LineQuestion } from "./lines.ts";
import { busyChance, fullChances, turnShare } from "./shared-people.ts";

const ROUNDS = 200;
const SETTLED = 1e-5;
/** New guesses are taken half and half with the old, so that two queues do not pass their waits to and fro. */
const STEP = 0.5;
/** Fewer than this never get to a line. */
const LEAST_OF_AN_AGENT = 1e-6;

/** The lines of linked queues, guessed in turn until they agree with each other. */
export function settledLines(
  problem: SkillProblem,
  mix: Mix,
  part: LinkedQueues,
  asked: Pick<LineQuestion, "asked" | "blocked">,
): Line[] {
  let lines = part.queues.map((): Line => ({ waits: 0, standing: 0, lost: 0, served: null }));
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = lines;
    const full = fullChances(problem, part, asked.blocked, before);
    lines = part.queues.map((queue, at) => {
      const found = lineOf(problem, mix, part, { ...asked, queue, lines: before, full });
      const { waits, standing, lost } = before[at] ?? found;
      return {
        ...found,
        waits: waits + STEP * (found.waits - waits),
        standing: standing + STEP * (found.standing - standing),
        lost: lost + STEP * (found.lost - lost),
      };
    });
    const moved = lines.map((line, at) => Math.abs(line.standing - (before[at]?.standing ?? 0)));
    if (Math.max(...moved) < SETTLED) break;
  }
  return lines;
}

function lineOf(problem: SkillProblem, mix: Mix, part: LinkedQueues, question: LineQuestion): Line {
  const { queue, asked } = question;
  const description = problem.queues[queue];
  const groups = asked[queue] ?? [];
  if (description === undefined || loadOf(description) === 0) return { waits: 0, standing: 0, lost: 0, served: null };
  const loadErlangs = loadOf(description);
  const everyoneBusy = Math.min(1 - 1e-12, busyChance(problem, part, question));
  const agents = groups.reduce((sum, group) => {
    const inTurn = (mix[group] ?? 0) * turnShare(problem, part, group, question);
    return sum + inTurn / ahtFactorOf(problem, group, queue);
  }, 0);
  if (agents < LEAST_OF_AN_AGENT) return { waits: 1, standing: 1, lost: 1, served: null };
  const { target } = description;
  const served = queueWithPatience({
    agents,
    loadErlangs,
    ahtSeconds: description.ahtSeconds,
    patience: { law: description.patience },
    withinSeconds: target.withinSeconds,
    ...(target.shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds: target.shortAbandonSeconds }),
  });
  if (!served.stable) return { waits: 1, standing: 1, lost: 1, served: null };
  const odds = oddsOf(served.waitProbability) / oddsOf(blockingProbability({ agents, loadErlangs }));
  const waits = shareOf(odds * oddsOf(everyoneBusy));
  const givesUp = served.waitProbability > 0 ? (waits * served.abandonProbability) / served.waitProbability : 0;
  // Each of those who waited and were served was taken by somebody who became free while there was a line.
  const standing = Math.min(1, (loadErlangs * Math.max(0, waits - givesUp)) / agents);
  return { waits, standing, lost: givesUp, served };
}

function oddsOf(share: number): number {
  return share / (1 - share);
}

function shareOf(odds: number): number {
  return odds === Infinity ? 1 : odds / (1 + odds);
}
