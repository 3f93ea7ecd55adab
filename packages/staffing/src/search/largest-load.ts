import { TargetCheck, type Targets } from "../targets/targets.ts";
import { reciprocalBlocking } from "../erlang/erlang-b.ts";
import { requireAgents } from "../domain.ts";

/** Width at which halving stops, in parts of the load. */
const CLOSE_ENOUGH = 1e-13;

/** Whether these agents (real, above 0) keep all targets under Erlang C. Unchecked. */
export function bears(agents: number, loadErlangs: number, check: TargetCheck): boolean {
  if (loadErlangs >= agents || loadErlangs > agents * check.maxOccupancy) return false;
  const needed = check.leastReciprocal(agents, loadErlangs);
  return needed <= 1 || reciprocalBlocking(agents, loadErlangs, needed) >= needed;
}

/** The search itself, from a load the team is known to bear. Unchecked: agents >= 0. */
export function searchLargestLoad(agents: number, check: TargetCheck, borneErlangs: number): number {
  let low = borneErlangs;
  let high = agents * Math.min(1, check.maxOccupancy);
  if (bears(agents, high, check)) return high;
  while (high - low > CLOSE_ENOUGH * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (bears(agents, middle, check)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * The most load these agents (real) bear within all targets under Erlang C: the inverse of `leastAgentCount`.
 * 0 for no agents. With no target at all it is the agents themselves, less a hair. Relative error about 1e-12.
 * Waits and occupancy rise with the load, so halving finds it. Cost: about 45 evaluations of Erlang B.
 * @throws Refusal for agents that are negative or not finite, or a target nobody can meet
 */
export function largestLoadErlangs({
  agents,
  ahtSeconds,
  targets,
}: {
  readonly agents: number;
  readonly ahtSeconds: number;
  readonly targets: Targets;
}): number {
  requireAgents(agents);
  return searchLargestLoad(agents, new TargetCheck(ahtSeconds, targets), 0);
}
