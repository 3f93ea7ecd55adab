import { requireHandleTime, requireRate, requireSeconds, LARGEST_TEAM, refuse } from "../domain.ts";
import { finiteLine } from "../finite-line/finite-line.ts";
import { queueResult } from "../patience/queue-result.ts";
import type { QueueModel } from "../queue-model.ts";
import type { QueueResult } from "../queue-result.ts";
import { requireRedialShares, type RedialShares } from "./redial-shares.ts";

/** A queue's model, a finite line among them: only there does anybody find the line full. */
export type RedialModel =
  QueueModel | { readonly kind: "finite-line"; readonly waitingRoom: number; readonly patienceSeconds: number | null };

/** A queue whose customers come back, told by the needs that reach it and not by the attempts. */
export interface RedialQueue {
  readonly model: RedialModel;
  readonly agents: number;
  /** First contacts: needs an hour, whatever becomes of them. */
  readonly needsPerHour: number;
  readonly ahtSeconds: number;
  readonly redials: RedialShares;
  readonly withinSeconds: number;
  readonly shortAbandonSeconds?: number;
}

/** Where needs and attempts settle. */
export interface RedialResult {
  /** False where the queue has no steady state at the rate that the needs bring. */
  readonly stable: boolean;
  /** Contacts offered an hour: first ones and all that come back. */
  readonly offeredPerHour: number;
  /** Attempts for each need. */
  readonly attemptsPerNeed: number;
  /** Share of needs that ends without an answer to its last attempt. */
  readonly finallyLostShare: number;
  /** Share of needs whose last attempt is served. */
  readonly finallyServedShare: number;
  /** Share of needs whose last attempt goes to a partner. */
  readonly finallyOverflowedShare: number;
  /** The queue at the rate offered. */
  readonly at: QueueResult;
}

/** A model's own rounding is a little less than this part of the rate. */
const CLOSE_ENOUGH = 1e-12;
const MOST_STEPS = 200;

/** What becomes of an attempt; without a steady state the agents serve what they can and the line keeps the rest. */
function servedShare(at: QueueResult, agents: number): number {
  return at.stable || at.loadErlangs <= agents ? at.servedProbability : agents / at.loadErlangs;
}

/**
 * A queue whose customers redial when they fail and call again when they were served: the offered rate x that feeds
 * itself, found from the needs x0 that start it,
 *
 *     x = x0 + x (r_ab P_abandon(x) + r_bl P_block(x) + r_rc P_served(x))
 *
 * and the queue at that rate. What comes back is taken as fresh Poisson arrivals, some while later; contacts that
 * overflow to a partner do not come back. The rates of the abandoned, the blocked and the served all grow with x and sum
 * to x, so the right side grows by at most max(r) < 1 for each contact more: it is a contraction, there is exactly one such
 * rate, and it lies between x0 and x0 / (1 - max r). It is found by Newton's steps with the slope of the last two points,
 * kept within the slopes that are possible and within the bracket.
 * Fed with offered contacts instead of needs, history counts its own redials twice: see the spillover folder.
 * Source: Koole (2013), Call Center Optimization, chapter on Erlang X; Ding, Remerova, van der Mei & Zwart (2015),
 * Performance Evaluation 92, 24-47. Cost: about seven evaluations of the model.
 * @throws Refusal for a share of 1 or more ("redials-never-settle"), and as the model refuses
 * @example queueWithRedials({ model: { kind: "erlang-a", patienceSeconds: 120 }, agents: 10, needsPerHour: 200, ahtSeconds: 180, redials: { afterAbandon: 0.54 }, withinSeconds: 20 }).attemptsPerNeed // about 1.1116
 */
export function queueWithRedials(queue: RedialQueue): RedialResult {
  const { needsPerHour, agents, redials } = queue;
  requireRate(needsPerHour, "/needsPerHour");
  requireHandleTime(queue.ahtSeconds);
  requireSeconds(queue.withinSeconds);
  requireRedialShares(redials);
  const { afterAbandon, afterBlock = 0, afterService = 0 } = redials;
  const most = Math.max(afterAbandon, afterBlock, afterService);
  requireLoadAt(needsPerHour / (1 - most), queue);
  const offeredPerHour = settle(queue, most);
  const at = queueAt(offeredPerHour, queue);
  const served = servedShare(at, agents);
  const returning = afterAbandon * at.abandonProbability + afterBlock * at.blockProbability + afterService * served;
  const attemptsPerNeed = 1 / (1 - returning);
  const lost = (1 - afterAbandon) * at.abandonProbability + (1 - afterBlock) * at.blockProbability;
  return {
    stable: at.stable,
    offeredPerHour,
    attemptsPerNeed,
    finallyLostShare: attemptsPerNeed * lost,
    finallyServedShare: attemptsPerNeed * (1 - afterService) * served,
    finallyOverflowedShare: attemptsPerNeed * at.overflowProbability,
    at,
  };
}

/** The rate at which what arrives is what the needs and the returns bring. */
function settle(queue: RedialQueue, most: number): number {
  const { needsPerHour, agents, redials } = queue;
  const { afterAbandon, afterBlock = 0, afterService = 0 } = redials;
  const excess = (rate: number): number => {
    const at = queueAt(rate, queue);
    const returning =
      afterAbandon * at.abandonProbability + afterBlock * at.blockProbability + afterService * servedShare(at, agents);
    return rate * (1 - returning) - needsPerHour;
  };
  const flattest = 1 - most;
  let low = needsPerHour;
  let high = needsPerHour / flattest;
  let rate = low;
  let value = excess(rate);
  let slope = 1;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (Math.abs(value) <= CLOSE_ENOUGH * rate) break;
    if (value > 0) high = rate;
    else low = rate;
    let next = rate - value / slope;
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - rate) <= CLOSE_ENOUGH * rate) break;
    const nextValue = excess(next);
    slope = Math.min(1, Math.max(flattest, (nextValue - value) / (next - rate)));
    rate = next;
    value = nextValue;
  }
  return rate;
}

function queueAt(offeredPerHour: number, queue: RedialQueue): QueueResult {
  const { model, agents, ahtSeconds, withinSeconds, shortAbandonSeconds } = queue;
  const timed = {
    agents,
    loadErlangs: (offeredPerHour * ahtSeconds) / 3600,
    ahtSeconds,
    withinSeconds,
    ...(shortAbandonSeconds === undefined ? {} : { shortAbandonSeconds }),
  };
  if (model.kind !== "finite-line") return queueResult({ model, ...timed });
  const { waitingRoom, patienceSeconds } = model;
  return finiteLine({ ...timed, waitingRoom, patienceSeconds });
}

/** The rate with every return must still be one that the models know. */
function requireLoadAt(highestPerHour: number, { ahtSeconds }: RedialQueue): void {
  if ((highestPerHour * ahtSeconds) / 3600 <= LARGEST_TEAM) return;
  refuse(
    "load-out-of-range",
    "/needsPerHour",
    highestPerHour,
    `needs with all that may come back are at most ${LARGEST_TEAM} erlangs of work`,
    "Check the units: contacts an hour, handling seconds, shares as fractions.",
  );
}
