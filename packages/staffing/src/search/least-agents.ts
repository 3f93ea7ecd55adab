import { erlangC, type ErlangCResult } from "../erlang/erlang-c.ts";
import { TargetCheck, type Targets } from "../targets/targets.ts";
import { reciprocalBlocking } from "../erlang/erlang-b.ts";
import { LARGEST_TEAM, requireLoad } from "../domain.ts";
import { refuseTeam } from "./patience-search.ts";

/** The work of one interval and what must be kept for it. */
export interface StaffingNeed {
  readonly loadErlangs: number;
  readonly ahtSeconds: number;
  readonly targets: Targets;
}

/** The answer, and what the last agent buys: the same queue with one agent fewer. */
export interface LeastAgents {
  readonly agents: number;
  readonly at: ErlangCResult;
  /** Null where one agent fewer would be none. */
  readonly oneFewer: ErlangCResult | null;
}

/**
 * The search itself, for callers that ask it often with one set of targets. Unchecked: load >= 0.
 * Without load nobody is needed. No team at or below the load, or busier than the cap, can do; from the first team that could, one sum gives 1/B and
 * the recursion carries it to each larger team. All waits fall as agents are added, so the first team that does is
 * the least one. Beyond the largest team the search stops; its caller refuses.
 */
export function searchLeastAgents(loadErlangs: number, check: TargetCheck): number {
  if (loadErlangs === 0) return 0;
  const agents = Math.max(Math.floor(loadErlangs) + 1, Math.ceil(loadErlangs / check.maxOccupancy));
  if (agents > LARGEST_TEAM) return agents;
  const needed = check.leastReciprocal(agents, loadErlangs);
  if (needed <= 1) return agents;
  const reciprocal = reciprocalBlocking(agents, loadErlangs, needed);
  return reciprocal >= needed ? agents : climb(agents, reciprocal, loadErlangs, check);
}

/** One agent after the other, from a team that does not: a few multiplications each, no exponential. */
function climb(from: number, reciprocalOfFrom: number, loadErlangs: number, check: TargetCheck): number {
  const perErlang = 1 / loadErlangs;
  const [lateFactor, beyondFactor] = [check.lateFactor(), check.beyondFactor()];
  let agents = from;
  let reciprocal = reciprocalOfFrom;
  let late = check.allowedLate(agents - loadErlangs);
  let beyond = check.allowedBeyond(agents - loadErlangs);
  for (;;) {
    agents += 1;
    reciprocal = 1 + reciprocal * agents * perErlang;
    late *= lateFactor;
    beyond *= beyondFactor;
    const spare = agents - loadErlangs;
    const mayWait = Math.min(check.mayWaitAnyhow(spare), late, beyond);
    // C = n/((n - a)/B + a) is low enough.
    if ((spare * reciprocal + loadErlangs) * mayWait >= agents || agents > LARGEST_TEAM) return agents;
  }
}

/**
 * The least whole number of agents that meets all targets under Erlang C: 0 where nothing is offered, else at least 1
 * and always more than the load (who must be on an open line without contacts is a rule of its own, not a target). Assumptions as in `waitProbability`.
 * A target counts as met when it is met to twelve digits, so that 17 erlangs keep an 85 % occupancy with 20 agents.
 * Source: monotone search after Gans, Koole & Mandelbaum (2003), M&SOM 5(2), 79-141. Cost: O(sqrt(load)), about
 * half a microsecond at 200 erlangs; for millions of loads under one set of targets see `agentsTable`.
 * @throws Refusal for a load that is negative or not finite, or a target nobody can meet (a share of 1, a wait of 0)
 * or that is beyond the reach of a million agents
 */
export function leastAgentCount({ loadErlangs, ahtSeconds, targets }: StaffingNeed): number {
  requireLoad(loadErlangs);
  const agents = searchLeastAgents(loadErlangs, new TargetCheck(ahtSeconds, targets));
  return agents <= LARGEST_TEAM ? agents : refuseTeam(loadErlangs);
}

/**
 * `leastAgentCount`, with what that team and a team of one fewer give. Service level and percentile are judged at the
 * time of the service-level target, else of the percentile, else at once (0 s).
 * Same assumptions and errors; about three times the cost.
 */
export function leastAgents(need: StaffingNeed): LeastAgents {
  const { loadErlangs, ahtSeconds, targets } = need;
  const agents = leastAgentCount(need);
  const withinSeconds = targets.serviceLevel?.withinSeconds ?? targets.waitPercentile?.seconds ?? 0;
  return {
    agents,
    at: erlangC({ agents, loadErlangs, ahtSeconds, withinSeconds }),
    oneFewer: agents > 1 ? erlangC({ agents: agents - 1, loadErlangs, ahtSeconds, withinSeconds }) : null,
  };
}
