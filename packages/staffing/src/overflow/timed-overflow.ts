import { requireHandleTime, requireSeconds, requireWholeAgents, refuse } from "../domain.ts";
import { queueWithPatience, type ImpatientQueueLoad } from "../patience/queue-with-patience.ts";
import type { QueueResult } from "../queue-result.ts";
import { overflowGapTransform, type OverflowingPool } from "./overflow-gaps.ts";
import type { OverflowStream } from "./overflow-stream.ts";

/** An own pool whose contacts are sent to a partner once they have waited so long. */
export interface TimedOverflowQueue extends ImpatientQueueLoad {
  readonly overflowAfterSeconds: number;
  /** Mean handling time at the partner; the own one if not given. */
  readonly partnerAhtSeconds?: number;
}

/** What stays, what leaves, and what customers see of both together. */
export interface TimedOverflow {
  /** The own pool; its service levels are of all offered contacts, those that overflow included. */
  readonly inHouse: QueueResult;
  readonly overflowContactsPerHour: number;
  /** The load on the partner with its peakedness, both exact, in the partner's own handling time. */
  readonly stream: OverflowStream;
  /** How long the partner may take for an overflowed contact to count as answered in time; null: it cannot count. */
  readonly partnerSecondsLeft: number | null;
  /** Share of all contacts answered in time by either side; null where nothing is said of the partner's waits. */
  readonly overallServiceLevel: number | null;
}

/**
 * A queue that sends contacts to a partner after `overflowAfterSeconds` of waiting, as contact centres do: who is
 * answered at home, who gives up, who overflows, and the stream that the partner gets.
 *
 * Patience is cut at that time and the queue solved exactly (`queueWithPatience`). The wait before the overflow counts in
 * the customer's whole wait, so at a threshold T a contact that overflows is in time only where the partner answers
 * within T - overflowAfterSeconds: `partnerAnsweredWithin` gives the share of its contacts that the partner answers
 * within so many seconds.
 * The partner sees bursts, since contacts overflow only while the own pool is full: `stream.peakedness` says how strong,
 * exactly. It is higher than that of a pool without waiting (`overflowStream`) where waiting makes congestion last: with 30
 * agents, 30 erlangs and no abandonment, 4.7 for a limit of half a handling time against 3.1. The stream goes into
 * `partnerBlocking` and `leastPartnerAgents`; exact blocking of this stream is `timedOverflowBlocking`.
 * Assumes Poisson arrivals, exponential handling, first come first served, a partner who takes everything it is sent
 * (nothing comes back). With a limit of 0 nobody waits and it is Erlang B.
 * Source: Baccelli & Hebuterne (1981); Zeltyn & Mandelbaum (2005), QUESTA 51, 361-402. Cost: as `queueWithPatience`, and
 * O(agents + 400) for the peakedness.
 * @throws Refusal as `queueWithPatience`; for agents that are not whole
 * @example timedOverflow({ agents: 30, loadErlangs: 30, ahtSeconds: 300, patience: { law: { kind: "endless" } }, overflowAfterSeconds: 150, withinSeconds: 20 }).stream.peakedness // about 4.7
 */
export function timedOverflow(
  queue: TimedOverflowQueue & { readonly partnerAnsweredWithin?: (seconds: number) => number },
): TimedOverflow {
  const { overflowAfterSeconds, withinSeconds, partnerAnsweredWithin } = queue;
  const { pool, inHouse, partnerAhtSeconds } = solved(queue);
  const overflowsPerSecond = pool.arrivalsPerSecond * inHouse.overflowProbability;
  const partnerSecondsLeft = withinSeconds >= overflowAfterSeconds ? withinSeconds - overflowAfterSeconds : null;
  return {
    inHouse,
    overflowContactsPerHour: overflowsPerSecond * 3600,
    stream: streamOf(pool, overflowsPerSecond * partnerAhtSeconds, partnerAhtSeconds),
    partnerSecondsLeft,
    overallServiceLevel:
      partnerAnsweredWithin === undefined
        ? null
        : inHouse.serviceLevels.slOffered +
          inHouse.overflowProbability * inTimeAtPartner(partnerSecondsLeft, partnerAnsweredWithin),
  };
}

/**
 * Share of the contacts that overflow after waiting which a partner without a line of its own loses: the exact blocking
 * of a renewal stream at N agents, 1 / sum over j of C(N, j) prod over i <= j of (1 - phi(i mu)) / phi(i mu) with phi the
 * transform of the gaps between overflows and mu the partner's rate.
 * Assumptions as in `timedOverflow`, and exponential handling at the partner.
 * Source: Palm (1943), Ericsson Technics 44; Takacs (1962), Introduction to the Theory of Queues, ch. 4.
 * Cost: O(partner agents x (agents + 400)).
 * @throws Refusal as `timedOverflow`, or for partner agents that are not whole
 * @example timedOverflowBlocking({ agents: 31, loadErlangs: 30.58, ahtSeconds: 300, patience: { law: { kind: "endless" } }, overflowAfterSeconds: 0, withinSeconds: 20, partnerAgents: 5 }) // about 0.3983
 */
export function timedOverflowBlocking(queue: TimedOverflowQueue & { readonly partnerAgents: number }): number {
  const { partnerAgents } = queue;
  requireWholeAgents(partnerAgents, "/partnerAgents");
  const { pool, inHouse, partnerAhtSeconds } = solved(queue);
  if (inHouse.overflowProbability === 0) return 0;
  let term = 1;
  let sum = 1;
  for (let busy = 1; busy <= partnerAgents && sum < Infinity; busy += 1) {
    const gap = overflowGapTransform(pool, busy / partnerAhtSeconds);
    term *= ((partnerAgents - busy + 1) / busy) * ((1 - gap) / gap);
    sum += term;
  }
  return 1 / sum;
}

function solved(queue: TimedOverflowQueue): {
  pool: OverflowingPool;
  inHouse: QueueResult;
  partnerAhtSeconds: number;
} {
  const { agents, loadErlangs, ahtSeconds, overflowAfterSeconds, partnerAhtSeconds = ahtSeconds } = queue;
  requireWholeAgents(agents);
  requireSeconds(overflowAfterSeconds, "/overflowAfterSeconds");
  requireHandleTime(partnerAhtSeconds, "/partnerAhtSeconds");
  const patience = { ...queue.patience, overflowAfterSeconds };
  const inHouse = queueWithPatience({ ...queue, patience });
  const arrivalsPerSecond = loadErlangs / ahtSeconds;
  return {
    pool: { agents, arrivalsPerSecond, ahtSeconds, patience, overflowAfterSeconds },
    inHouse,
    partnerAhtSeconds,
  };
}

/** Peakedness of a renewal stream at exponential handling: 1 / (1 - phi(mu)) - m. Without own agents it is Poisson. */
function streamOf(pool: OverflowingPool, meanErlangs: number, partnerAhtSeconds: number): OverflowStream {
  if (meanErlangs === 0) return { meanErlangs: 0, variance: 0, peakedness: 1 };
  const gap = pool.agents === 0 ? null : overflowGapTransform(pool, 1 / partnerAhtSeconds);
  const peakedness = gap === null ? 1 : Math.max(1, 1 / (1 - gap) - meanErlangs);
  return { meanErlangs, variance: meanErlangs * peakedness, peakedness };
}

function inTimeAtPartner(secondsLeft: number | null, answeredWithin: (seconds: number) => number): number {
  if (secondsLeft === null) return 0;
  const share = answeredWithin(secondsLeft);
  if (!(share >= 0 && share <= 1)) {
    refuse(
      "share-out-of-range",
      "/partnerAnsweredWithin",
      share,
      "the share of contacts that a partner answers in time lies between 0 and 1",
      "Give a function from seconds to a share.",
    );
  }
  return share;
}
