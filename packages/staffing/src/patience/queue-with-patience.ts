import { refuse, requireAgents, requireHandleTime, requireLoad, requireSeconds } from "../domain.ts";
import type { QueueLoad } from "../erlang/erlang-b.ts";
import type { QueueResult } from "../queue-result.ts";
import { SHORT_ABANDON_SECONDS } from "../targets/service-levels.ts";
import { patienceCurve } from "./patience-curve.ts";
import { PatienceQueue } from "./patience-queue.ts";
import type { Patience } from "./patience.ts";

/** A queue whose customers do not wait for ever, and the waits it is judged by. */
export interface ImpatientQueueLoad extends QueueLoad {
  /** Mean handling time: talk, hold and wrap-up. */
  readonly ahtSeconds: number;
  readonly patience: Patience;
  /** The wait that still counts as good service; waiting exactly so long counts as inside. */
  readonly withinSeconds: number;
  /** Abandoning within this time counts as short in slExclShort; 5 s if not given. */
  readonly shortAbandonSeconds?: number;
}

/** Less of an agent than this is a slip, and loses its digits beside the load. */
const LEAST_OF_AN_AGENT = 1e-9;

/** Marks by position: the service time, the time of short abandons. */
const WITHIN = 0;
const SHORT = 1;

/** The one shape of answers, from a queue solved with the two marks `withinSeconds` and `shortAbandonSeconds`. */
export function resultOf(queue: PatienceQueue, loadErlangs: number, ahtSeconds: number): QueueResult {
  const inTime = queue.servedWithin(WITHIN);
  const meanWaitSeconds = queue.meanWaitSeconds();
  const notShort = 1 - queue.abandonedWithin(SHORT);
  return {
    stable: queue.stable,
    loadErlangs,
    waitProbability: queue.waits,
    servedProbability: queue.served,
    abandonProbability: queue.abandoned,
    blockProbability: 0,
    overflowProbability: queue.overflowed,
    serviceLevels: {
      slOffered: inTime,
      slAnswered: queue.served > 0 ? inTime / queue.served : 0,
      slExclShort: notShort > 0 ? inTime / notShort : 0,
      slAbandonGood: inTime + queue.abandonedWithin(WITHIN),
      slVirtual: queue.virtualWithin(WITHIN),
    },
    asaSeconds: queue.asaSeconds(),
    meanWaitSeconds,
    meanWaitAbandonedSeconds: queue.meanWaitAbandonedSeconds(),
    meanQueue: meanWaitSeconds === null ? null : (meanWaitSeconds * loadErlangs) / ahtSeconds,
    occupancy: queue.occupancy,
  };
}

/**
 * What a queue gives whose customers hang up when their patience ends (M/M/n+G): shares served and lost, waits, the
 * five service levels, occupancy. One engine for every law of patience; exponential patience is Erlang A, endless
 * patience Erlang C, with a share that balks and with a timed overflow to a partner where they are given.
 *
 * The wait V that an endlessly patient contact would have is 0 with weight 1/B(n - 1, a) and has the density
 * lambda e^h(v) above, h(v) = lambda Int_0^v Gbar - n mu v, Gbar being the share whose patience outlasts v. A contact
 * is served when V is not longer than its patience. From this all figures are integrals of e^h, taken by quadrature
 * relative to the peak of h: no factorial, no gamma function, no underflow.
 *
 * Assumes Poisson arrivals at a constant rate, exponential handling times (with patience their law beyond the mean
 * hardly matters), first come first served, a line of any length. Load may exceed the agents: then patience is what
 * keeps the line finite. Where some never give up and are more than the agents can serve, or nobody serves those who
 * never give up, there is no steady state: `stable` is false, everyone waits, nobody is served in time, waits are null.
 * Without load nobody waits and every contact that might come would be served at once; without agents all are lost to
 * patience or overflow. Agents may be real. Waits count up to the moment of overflow; overflowed contacts are not
 * served here, so a partner's answers come on top.
 *
 * Relative error below 1e-10 from 0.01 to 10,000 erlangs; 3e-9 in the mean wait of those who abandon and in shares that
 * are small remainders. Cost: O(agents - load + sqrt(load)) and some 150 points of
 * quadrature, 10 to 30 microseconds.
 * Source: Baccelli & Hebuterne (1981); Garnett, Mandelbaum & Reiman (2002), M&SOM 4(3), 208-227; Zeltyn & Mandelbaum
 * (2005), QUESTA 51, 361-402.
 * @throws Refusal for agents or a load that are negative or not finite, a handling time or patience that is not
 * positive, segments that do not add up, a negative time
 * @example queueWithPatience({ agents: 51, loadErlangs: 50, ahtSeconds: 300, patience: { law: { kind: "exponential", meanSeconds: 120 } }, withinSeconds: 20 }).serviceLevels.slOffered // about 0.8152
 */
export function queueWithPatience(queue: ImpatientQueueLoad): QueueResult {
  const { agents, loadErlangs, ahtSeconds, withinSeconds, shortAbandonSeconds = SHORT_ABANDON_SECONDS } = queue;
  requireAgents(agents);
  if (agents > 0 && agents < LEAST_OF_AN_AGENT) {
    refuse(
      "agents-out-of-range",
      "/agents",
      agents,
      `agents are none or at least ${LEAST_OF_AN_AGENT}`,
      "Give 0 for none.",
    );
  }
  requireLoad(loadErlangs);
  requireHandleTime(ahtSeconds);
  requireSeconds(withinSeconds);
  requireSeconds(shortAbandonSeconds, "/shortAbandonSeconds");
  const solver = new PatienceQueue(patienceCurve(queue.patience), [withinSeconds, shortAbandonSeconds]);
  solver.solve(agents, loadErlangs, ahtSeconds);
  return resultOf(solver, loadErlangs, ahtSeconds);
}
