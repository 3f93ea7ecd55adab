import { logReciprocalBlocking, reciprocalBlocking } from "./erlang-b.ts";
import { requireAgents, requireLoad, requireShare } from "../domain.ts";

const ENOUGH = 2 ** -52;
/** A target that is met but for the last digits of a double is met. */
const ROUNDING = 1 + 1e-12;

/**
 * The least whole number of agents (or lines) that lose at most the share `maxBlocking` of contacts under Erlang B.
 * Agents cannot carry more than one erlang each, so B >= 1 - n/load: the search starts at that n with one sum and goes
 * on by the recursion, a multiplication a step.
 * Cost: O(sqrt(load)) for targets in use.
 * @throws Refusal unless 0 < maxBlocking < 1 and the load is finite and not negative
 */
export function agentsForBlocking({
  loadErlangs,
  maxBlocking,
}: {
  readonly loadErlangs: number;
  readonly maxBlocking: number;
}): number {
  requireLoad(loadErlangs);
  requireShare(maxBlocking, "/maxBlocking", 0);
  if (loadErlangs === 0) return 1;
  const enough = 1 / (maxBlocking * ROUNDING);
  let agents = Math.max(0, Math.floor(loadErlangs * (1 - maxBlocking)) - 1);
  let reciprocal = reciprocalBlocking(agents, loadErlangs);
  while (reciprocal < enough) {
    agents += 1;
    reciprocal = 1 + (reciprocal * agents) / loadErlangs;
  }
  return agents;
}

/**
 * The largest load of which these agents (real) lose at most the share `maxBlocking` under Erlang B.
 * Newton's steps for ln B over ln load, with slope n - load (1 - B), fenced by bisection. Relative error about 1e-14.
 * Cost: some five evaluations of Erlang B.
 * @throws Refusal unless 0 < maxBlocking < 1 and the number of agents is finite and not negative
 */
export function loadForBlocking({
  agents,
  maxBlocking,
}: {
  readonly agents: number;
  readonly maxBlocking: number;
}): number {
  requireAgents(agents);
  requireShare(maxBlocking, "/maxBlocking", 0);
  if (agents === 0) return 0;
  const wanted = Math.log(maxBlocking);
  let low = 0;
  // What is carried never exceeds the agents, so beyond this load more than the share is lost.
  let high = agents / (1 - maxBlocking);
  let load = Math.min(agents * maxBlocking ** (1 / agents), high / 2);
  for (let step = 0; step < 200; step += 1) {
    const logBlocked = 0 - logReciprocalBlocking(agents, load);
    const excess = logBlocked - wanted;
    if (excess === 0) return load;
    if (excess > 0) high = load;
    else low = load;
    const slope = agents - load * (1 - Math.exp(logBlocked));
    let next = load * Math.exp(-excess / slope);
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - load) <= 2 * ENOUGH * load) return next;
    load = next;
  }
  return load;
}
