import { logReciprocalBlocking, reciprocalBlocking, type QueueLoad } from "./erlang-b.ts";
import { requireAgents, requireHandleTime, requireLoad, requireSeconds, requireShare } from "../domain.ts";

/** A queue and the wait it is judged by. */
export interface TimedQueueLoad extends QueueLoad {
  /** Mean handling time: talk, hold and wrap-up. */
  readonly ahtSeconds: number;
  /** The wait that still counts as good service; waiting exactly so long counts as inside. */
  readonly withinSeconds: number;
}

/** What M/M/n says of a queue. Where it is not `stable`, everyone waits and what would be infinite is null. */
export interface ErlangCResult {
  /** False when the load is not below the agents: the line grows without end and no steady state exists. */
  readonly stable: boolean;
  /** Share of contacts that wait at all. */
  readonly waitProbability: number;
  /** Share of contacts answered within the time asked for. */
  readonly serviceLevel: number;
  /** ln(1 - serviceLevel), exact where the service level is 1 to all digits. */
  readonly logMissed: number;
  /** Mean wait of all contacts, those that do not wait included. */
  readonly asaSeconds: number | null;
  /** Mean wait of the contacts that wait; null also where there is neither an agent nor a contact. */
  readonly waitGivenDelayedSeconds: number | null;
  /** Share of their time agents are busy. */
  readonly occupancy: number;
  /** Mean number of contacts waiting. */
  readonly meanQueue: number | null;
}

/** ln C with C = n/((n - a)/B + a), for 0 <= a < n, unchecked; where 1/B overflows, a no longer counts beside it. */
function logWaitProbability(agents: number, loadErlangs: number): number {
  const reciprocal = reciprocalBlocking(agents, loadErlangs);
  const spare = agents - loadErlangs;
  if (spare * reciprocal < Infinity) return Math.log(agents / (spare * reciprocal + loadErlangs));
  return Math.log(agents / spare) - logReciprocalBlocking(agents, loadErlangs);
}

/**
 * Chance that a contact has to wait for an agent (M/M/n, Erlang C).
 * Assumes Poisson arrivals, exponential handling times and callers who never hang up; where they do, it errs on the
 * gloomy side, badly so near saturation. Load at or above the agents has no steady state: everyone waits, the answer
 * is 1. Agents may be real (continuous Erlang B). Within 1e-3 agents of saturation the answer itself is sensitive to
 * the last digits of the load.
 * Source: Erlang (1917); Gans, Koole & Mandelbaum (2003), M&SOM 5(2), 79-141. Cost: O(agents - load + sqrt(load)).
 * @throws Refusal for agents or a load that are negative or not finite
 * @example waitProbability({ agents: 14, loadErlangs: 10 }) // about 0.1741
 */
export function waitProbability({ agents, loadErlangs }: QueueLoad): number {
  requireAgents(agents);
  requireLoad(loadErlangs);
  if (agents <= loadErlangs) return 1;
  return agents / ((agents - loadErlangs) * reciprocalBlocking(agents, loadErlangs) + loadErlangs);
}

const UNSTABLE: ErlangCResult = {
  stable: false,
  waitProbability: 1,
  serviceLevel: 0,
  logMissed: 0,
  asaSeconds: null,
  waitGivenDelayedSeconds: null,
  occupancy: 1,
  meanQueue: null,
};

const NOBODY_AND_NOTHING: ErlangCResult = {
  stable: true,
  waitProbability: 0,
  serviceLevel: 1,
  logMissed: -Infinity,
  asaSeconds: 0,
  waitGivenDelayedSeconds: null,
  occupancy: 0,
  meanQueue: 0,
};

/**
 * Everything Erlang C says of a queue: waits, service level, occupancy, line. Assumptions as in `waitProbability`.
 * Where nothing is offered nobody waits, however many agents there are, none included. Waits of those who wait are exponential with mean aht/(n - a), so P(wait > t) = C e^(-(n - a) t/aht).
 * Source: Gans, Koole & Mandelbaum (2003), M&SOM 5(2), 79-141. Cost: one evaluation of Erlang B.
 * @throws Refusal for a negative or infinite number of agents or load, a handling time that is not positive, or a
 * negative wait
 * @example erlangC({ agents: 14, loadErlangs: 10, ahtSeconds: 180, withinSeconds: 20 }).serviceLevel // about 0.8884
 */
export function erlangC({ agents, loadErlangs, ahtSeconds, withinSeconds }: TimedQueueLoad): ErlangCResult {
  requireAgents(agents);
  requireLoad(loadErlangs);
  requireHandleTime(ahtSeconds);
  requireSeconds(withinSeconds);
  if (agents === 0 && loadErlangs === 0) return NOBODY_AND_NOTHING;
  if (agents <= loadErlangs) return UNSTABLE;
  const logWaits = logWaitProbability(agents, loadErlangs);
  const waits = Math.exp(logWaits);
  const spare = agents - loadErlangs;
  const waitGivenDelayedSeconds = ahtSeconds / spare;
  const logMissed = logWaits - withinSeconds / waitGivenDelayedSeconds;
  return {
    stable: true,
    waitProbability: waits,
    serviceLevel: 0 - Math.expm1(logMissed),
    logMissed,
    asaSeconds: waits * waitGivenDelayedSeconds,
    waitGivenDelayedSeconds,
    occupancy: loadErlangs / agents,
    meanQueue: (waits * loadErlangs) / spare,
  };
}

/**
 * The shortest time within which the share of contacts is answered: 0 where at least that share does not wait at all,
 * null where the queue has no steady state. Assumptions and cost as in `erlangC`.
 * @throws Refusal for a share outside [0, 1), and as `erlangC`
 */
export function waitPercentileSeconds({
  agents,
  loadErlangs,
  ahtSeconds,
  share,
}: QueueLoad & { readonly ahtSeconds: number; readonly share: number }): number | null {
  requireAgents(agents);
  requireLoad(loadErlangs);
  requireHandleTime(ahtSeconds);
  requireShare(share, "/share");
  if (agents <= loadErlangs) return null;
  const excess = logWaitProbability(agents, loadErlangs) - Math.log1p(-share);
  return excess > 0 ? (excess * ahtSeconds) / (agents - loadErlangs) : 0;
}
