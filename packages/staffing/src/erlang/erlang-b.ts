import { requireAgents, requireLoad } from "../domain.ts";
import { reciprocalBlockingOfFraction } from "./fractional-seed.ts";

/** Agents and the work offered to them, as every formula of this package takes it. */
export interface QueueLoad {
  /** Positions that take contacts at the same time, shrinkage already taken off. Real where a formula says so. */
  readonly agents: number;
  /** Contacts per second times mean handling seconds. */
  readonly loadErlangs: number;
}

/** Loads below this are taken as none, so that one over a load is always a number. */
const NO_LOAD = 1e-280;
/** Terms this far below their sum cannot move its last digit, however many follow. */
const NEGLIGIBLE = 1e-18;
const RESCALE_ABOVE = 1e20;
const LOG_OF_RESCALE = Math.log(RESCALE_ABOVE);

/**
 * 1/B, infinite where it exceeds a double; the form all formulas of this package share.
 * The recursion I_k = 1 + I_(k-1) k/a, unrolled from the top: 1 + n/a + n(n-1)/a^2 + ..., whose terms are positive and
 * die out long before the last, so the cost is O(agents - load + sqrt(load)) instead of O(agents).
 * A caller who only asks whether it reaches `enough` gets the first part of the sum that does, often after a few terms.
 * Unchecked: agents >= 0 (real) and load >= 0.
 */
export function reciprocalBlocking(agents: number, loadErlangs: number, enough = Infinity): number {
  if (loadErlangs < NO_LOAD) return agents === 0 ? 1 : Infinity;
  const perErlang = 1 / loadErlangs;
  const fraction = agents - Math.floor(agents);
  let sum = 0;
  let term = 1;
  for (let left = agents; left >= 1; left -= 1) {
    sum += term;
    term *= left * perErlang;
    if (term < sum * NEGLIGIBLE || sum >= enough) return sum;
  }
  return sum + term * reciprocalBlockingOfFraction(fraction, loadErlangs);
}

/** ln(1/B), by the same sum with its scale carried apart, so that nothing overflows. */
export function logReciprocalBlocking(agents: number, loadErlangs: number): number {
  const direct = reciprocalBlocking(agents, loadErlangs);
  if (direct < Infinity) return Math.log(direct);
  if (loadErlangs < NO_LOAD) return Infinity;
  const fraction = agents - Math.floor(agents);
  let logScale = 0;
  let sum = 0;
  let term = 1;
  for (let left = agents; left >= 1 && term >= sum * NEGLIGIBLE; left -= 1) {
    sum += term;
    term *= left / loadErlangs;
    if (term > RESCALE_ABOVE) {
      term /= RESCALE_ABOVE;
      sum /= RESCALE_ABOVE;
      logScale += LOG_OF_RESCALE;
    }
  }
  return Math.log(sum + term * reciprocalBlockingOfFraction(fraction, loadErlangs)) + logScale;
}

/**
 * Chance that a contact finds all agents busy and is lost (M/G/n/n, Erlang B); handling times may have any law.
 * Assumes Poisson arrivals and no waiting at all: for callers who wait see `erlang-c.ts`.
 * Agents may be real: the continuous extension, which falls and is convex in the agents.
 * Relative error below 1e-12 up to 1,000 erlangs. Below 1e-308 the answer is 0: see `logBlockingProbability`.
 * Source: Erlang (1917); Jagerman (1974), BSTJ 53(3), 525-551. Cost: O(agents - load + sqrt(load)).
 * @throws Refusal for agents or a load that are negative or not finite
 * @example blockingProbability({ agents: 3, loadErlangs: 2 }) // 4/19, about 0.2105
 */
export function blockingProbability({ agents, loadErlangs }: QueueLoad): number {
  requireAgents(agents);
  requireLoad(loadErlangs);
  return 1 / reciprocalBlocking(agents, loadErlangs);
}

/**
 * Natural logarithm of `blockingProbability`, which stays exact where the probability itself is too small for a double;
 * minus infinity when there is no load. Same assumptions, errors and cost.
 */
export function logBlockingProbability({ agents, loadErlangs }: QueueLoad): number {
  requireAgents(agents);
  requireLoad(loadErlangs);
  return 0 - logReciprocalBlocking(agents, loadErlangs);
}
