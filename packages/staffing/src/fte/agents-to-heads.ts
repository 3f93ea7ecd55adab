import { requireAgents } from "../domain.ts";
import { requireShrinkage } from "./shrinkage.ts";

/** What divisions of doubles may add to a whole number: 7 / (1 - 0.3) is 10.000000000000002 and means 10. */
const CEIL_GUARD = 1e-9;

/** `agentsToHeads` without its checks, for loops over many intervals. */
export function headsOf(agents: number, inShiftShrinkage: number): number {
  return Math.max(0, Math.ceil(agents / (1 - inShiftShrinkage) - CEIL_GUARD));
}

/**
 * People to roster in an interval so that this many agents take contacts: the one rounding rule of the product,
 * heads = ceil(agents / (1 - shrinkage) - 1e-9), once per interval, and nowhere else on the way from contacts to pay.
 * Shrinkage divides: with 30 % of it ten agents take 14.29 heads (+42.9 %, not +30 %), rounded up to 15. The guard
 * keeps a whole number whole that division made a hair larger.
 * Source: definition. Cost: O(1).
 * @param agents positions that take contacts at the same time; whole or not
 * @param inShiftShrinkage share of rostered time in which people do not take contacts, in [0, 1)
 * @throws Refusal for agents that are negative or not finite, or a shrinkage outside [0, 1)
 * @example agentsToHeads({ agents: 10, inShiftShrinkage: 0.3 }) // => 15
 */
export function agentsToHeads({
  agents,
  inShiftShrinkage,
}: {
  readonly agents: number;
  readonly inShiftShrinkage: number;
}): number {
  requireAgents(agents);
  requireShrinkage(inShiftShrinkage, "/inShiftShrinkage");
  return headsOf(agents, inShiftShrinkage);
}
