import { requireAgents, requireLoad } from "../domain.ts";
import { requireBeta } from "./halfin-whitt.ts";

/**
 * The square-root rule: a team of load + beta sqrt(load), as a real number (not below 0). The first part carries the
 * work, the second is the reserve against chance. Ask `halfinWhittBeta` (nobody hangs up) or `garnettBeta` (patience)
 * for beta. Rounded up it is within one agent of the least team of Erlang C for loads from 1 to 1,000 erlangs and
 * targets of one half, one fifth and one tenth on the chance to wait.
 * Source: Halfin & Whitt (1981), Operations Research 29(3), 567-588; Tijms (2003), A First Course in Stochastic Models,
 * table 5.3.2. Cost: O(1).
 * @throws Refusal for a load that is negative or not finite, or a beta that is not finite
 * @example squareRootAgents({ loadErlangs: 250, beta: halfinWhittBeta(0.2) }) // about 266.78
 */
export function squareRootAgents({
  loadErlangs,
  beta,
}: {
  readonly loadErlangs: number;
  readonly beta: number;
}): number {
  requireLoad(loadErlangs);
  requireBeta(beta);
  return Math.max(0, loadErlangs + beta * Math.sqrt(loadErlangs));
}

/**
 * How tightly a team is sized, free of its scale: (agents - load) / sqrt(load). Two queues with the same figure give
 * about the same service, however different their size. Infinite where there are agents and no load, 0 where neither.
 * Source: Halfin & Whitt (1981), Operations Research 29(3), 567-588. Cost: O(1).
 * @throws Refusal for agents or a load that are negative or not finite
 * @example safetyFactor({ agents: 57, loadErlangs: 50 }) // about 0.98995
 */
export function safetyFactor({
  agents,
  loadErlangs,
}: {
  readonly agents: number;
  readonly loadErlangs: number;
}): number {
  requireAgents(agents);
  requireLoad(loadErlangs);
  if (loadErlangs === 0) return agents === 0 ? 0 : Infinity;
  return (agents - loadErlangs) / Math.sqrt(loadErlangs);
}
