import { normalCdf } from "@springtide/probability";
import { refuse, requireShare } from "../domain.ts";
import { normalDensity } from "./normal-hazard.ts";

const ENOUGH = 2 ** -52;

/** Refuses a safety factor that is no number. */
export function requireBeta(beta: number): void {
  if (Number.isFinite(beta)) return;
  refuse("beta-not-finite", "/beta", beta, "a safety factor is a finite number", "Give (agents - load) / sqrt(load).");
}

/**
 * The chance to wait of a large Erlang C queue whose team is load + beta sqrt(load): what is left of Erlang C when the
 * load grows and only the safety factor beta stays. A function of beta alone, which is why teams twice as large need
 * only 1.4 times the spare agents.
 *
 *     alpha = 1 / (1 + beta Phi(beta) / phi(beta))
 *
 * Nobody hangs up; at beta 0 or below the line grows without end and everyone waits: 1.
 * For a start of a search and for words ("your peak runs at beta 0.4"), not for a figure on a page: `waitProbability`
 * is exact. Off by less than 0.02 from 10 erlangs on.
 * Source: Halfin & Whitt (1981), Operations Research 29(3), 567-588. Cost: O(1).
 * @throws Refusal for a beta that is not finite
 * @example halfinWhittWaitProbability(1.2) // about 0.15459
 */
export function halfinWhittWaitProbability(beta: number): number {
  requireBeta(beta);
  if (beta <= 0) return 1;
  const density = normalDensity(beta);
  return density / (density + beta * normalCdf(beta));
}

/**
 * The safety factor at which a large Erlang C queue lets this share wait: the inverse of `halfinWhittWaitProbability`,
 * by halving on [0, 40]. Relative error about 1e-12.
 * Source: Halfin & Whitt (1981), Operations Research 29(3), 567-588. Cost: some sixty evaluations.
 * @throws Refusal unless 0 < waitProbability < 1
 * @example halfinWhittBeta(0.2) // about 1.0615
 */
export function halfinWhittBeta(waitProbability: number): number {
  requireShare(waitProbability, "/waitProbability", 0);
  let low = 0;
  let high = 40;
  while (high - low > ENOUGH * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (halfinWhittWaitProbability(middle) > waitProbability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
