import { refuse, requireShare } from "../domain.ts";
import { requireBeta } from "./halfin-whitt.ts";
import { normalHazard, normalHazardExcess } from "./normal-hazard.ts";

/** A large queue with exponential patience, seen from afar: only the safety factor and the customers' patience count. */
export interface LargeQueue {
  /** (agents - load) / sqrt(load). Below 0 where the team is smaller than the load. */
  readonly beta: number;
  /** Mean patience in mean handling times. */
  readonly patienceOverAht: number;
}

const LARGEST_RATIO = 1e9;

function requireRatio(patienceOverAht: number): void {
  if (patienceOverAht >= 1 / LARGEST_RATIO && patienceOverAht <= LARGEST_RATIO) return;
  refuse(
    "patience-ratio-out-of-range",
    "/patienceOverAht",
    patienceOverAht,
    `mean patience is between ${1 / LARGEST_RATIO} and ${LARGEST_RATIO} mean handling times`,
    "Give mean patience divided by mean handling time, such as 0.4.",
  );
}

/**
 * The chance to wait of a large Erlang A queue with a team of load + beta sqrt(load), where r is patience over AHT and
 * h the hazard of the standard normal law:
 *
 *     P(W > 0) = 1 / (1 + sqrt(1/r) h(beta sqrt r) / h(-beta))
 *
 * Unlike `halfinWhittWaitProbability` it holds for any beta, below 0 too: those who hang up keep the line finite.
 * With endless patience (r to infinity, beta > 0) it becomes the Halfin-Whitt function.
 * Source: Garnett, Mandelbaum & Reiman (2002), M&SOM 4(3), 208-227. Cost: O(1).
 * @throws Refusal for a beta that is not finite or a ratio outside 1e-9 to 1e9
 * @example garnettWaitProbability({ beta: 0.8, patienceOverAht: 0.7 }) // about 0.19529
 */
export function garnettWaitProbability({ beta, patienceOverAht }: LargeQueue): number {
  requireBeta(beta);
  requireRatio(patienceOverAht);
  const root = Math.sqrt(patienceOverAht);
  const idle = normalHazard(beta * root);
  const waiting = root * normalHazard(-beta);
  // Far below the load either hazard underflows; what is left is that everyone waits.
  return waiting === 0 && idle > 0 ? 0 : waiting / (waiting + idle);
}

/**
 * How often those who wait hang up, times the square root of the agents: sqrt(n) P(abandon | wait) of a large Erlang A
 * queue, sqrt(1/r) (h(beta sqrt r) - beta sqrt r). Divide by sqrt(agents); times `garnettWaitProbability` it gives the
 * share of all contacts that is lost.
 * Source: Garnett, Mandelbaum & Reiman (2002), M&SOM 4(3), 208-227. Cost: O(1).
 * @throws Refusal for a beta that is not finite or a ratio outside 1e-9 to 1e9
 * @example garnettAbandonFactor({ beta: 0.8, patienceOverAht: 0.7 }) / Math.sqrt(100) // about 0.071459
 */
export function garnettAbandonFactor({ beta, patienceOverAht }: LargeQueue): number {
  requireBeta(beta);
  requireRatio(patienceOverAht);
  const root = Math.sqrt(patienceOverAht);
  return normalHazardExcess(beta * root) / root;
}

/**
 * The safety factor at which a large Erlang A queue lets this share wait: the inverse of `garnettWaitProbability` in
 * beta, which falls; by halving. Often below 0: where some hang up, fewer agents than erlangs may do.
 * Source: Garnett, Mandelbaum & Reiman (2002), M&SOM 4(3), 208-227. Cost: 80 evaluations.
 * @throws Refusal unless 0 < waitProbability < 1 and the ratio lies in 1e-9 to 1e9
 * @example garnettBeta({ waitProbability: 0.5, patienceOverAht: 0.4 }) // about -0.3611
 */
export function garnettBeta({
  waitProbability,
  patienceOverAht,
}: {
  readonly waitProbability: number;
  readonly patienceOverAht: number;
}): number {
  requireShare(waitProbability, "/waitProbability", 0);
  requireRatio(patienceOverAht);
  // Impatient customers keep agents idle far below the load; beyond 40 deviations of theirs everyone waits.
  let low = -40 * Math.max(1, 1 / Math.sqrt(patienceOverAht));
  let high = 40;
  for (let halving = 0; halving < 80; halving += 1) {
    const middle = (low + high) / 2;
    if (garnettWaitProbability({ beta: middle, patienceOverAht }) > waitProbability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
