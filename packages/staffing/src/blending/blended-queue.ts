import { refuse, requireHandleTime, requireLoad, requireSeconds, requireWholeAgents } from "../domain.ts";
import { patienceCurve } from "../patience/patience-curve.ts";
import { PatienceQueue } from "../patience/patience-queue.ts";
import type { Patience } from "../patience/patience.ts";
import { resultOf } from "../patience/queue-with-patience.ts";
import type { QueueModel } from "../queue-model.ts";
import type { QueueResult } from "../queue-result.ts";
import { SHORT_ABANDON_SECONDS } from "../targets/service-levels.ts";

/** An inbound team that fills its idle time with deferred work, but for a reserve. */
export interface BlendedLoad {
  readonly model: QueueModel;
  readonly agents: number;
  /** Agents who are kept free: an item of deferred work is begun only while more than so many are idle. */
  readonly reserveAgents: number;
  readonly loadErlangs: number;
  readonly ahtSeconds: number;
  readonly withinSeconds: number;
  /** Abandoning within this time counts as short in slExclShort; 5 s if not given. */
  readonly shortAbandonSeconds?: number;
}

/** What contacts get of a blended team; `occupancy` counts both kinds of work. */
export interface BlendedResult extends QueueResult {
  /** Mean agents at deferred work: what the queue of deferred work gains. */
  readonly deferredAgents: number;
}

/** ln of the sum of the states without a wait over the last of them, and the mean of busy agents in these states. */
interface BlendedStates {
  readonly logSum: number;
  readonly meanBusyAgents: number;
}

const NO_LOAD = 1e-200;
const RESCALE_ABOVE = 1e20;
const LOG_OF_RESCALE = Math.log(RESCALE_ABOVE);
const NONE: BlendedStates = { logSum: -Infinity, meanBusyAgents: 0 };

/**
 * Service of contacts by agents who do deferred work in between and finish what they have begun: there is always more
 * of it, an item is begun whenever more than `reserveAgents` agents are idle, and no item is put aside for a contact.
 * Items last as long as contacts on the mean (cut longer ones into parts: shorter items leave contacts better off than
 * told here, longer ones worse). Then the busy agents, whatever they are busy with, are a birth-death chain that never
 * falls below agents - reserve: it is M/M/n+G without its lower states, and the wait above it is that of
 * `queueWithPatience`. A reserve of all agents is the plain queue; without a reserve every contact has to wait.
 * Assumes Poisson arrivals, exponential handling and item times, a threshold policy.
 * Source: Bhulai & Koole (2003), IEEE Trans. Automatic Control 48(8); Gans & Zhou (2003), Operations Research 51(2).
 * Cost: O(reserve) and some 150 points of quadrature.
 * @throws Refusal for agents or reserve that are not whole, a reserve above the agents, a load, handling time, patience
 * or wait out of range
 * @example blendedQueue({ model: { kind: "erlang-c" }, agents: 14, reserveAgents: 14, loadErlangs: 10, ahtSeconds: 180, withinSeconds: 20 }).waitProbability // about 0.1741
 */
export function blendedQueue(load: BlendedLoad): BlendedResult {
  const { model, withinSeconds, shortAbandonSeconds = SHORT_ABANDON_SECONDS } = load;
  requireReserve(load);
  requireLoad(load.loadErlangs);
  requireHandleTime(load.ahtSeconds);
  requireSeconds(withinSeconds);
  requireSeconds(shortAbandonSeconds, "/shortAbandonSeconds");
  const curve = patienceCurve(patienceOf(model), "/model/patience");
  return solveBlended(new PatienceQueue(curve, [withinSeconds, shortAbandonSeconds]), load);
}

/** `blendedQueue`, unchecked, over a law of patience and two times prepared once. */
export function solveBlended(queue: PatienceQueue, load: Omit<BlendedLoad, "model" | "withinSeconds">): BlendedResult {
  const { agents, reserveAgents, loadErlangs, ahtSeconds } = load;
  const states = blendedStates(agents, reserveAgents, loadErlangs);
  queue.solveAbove(states.logSum, agents, loadErlangs, ahtSeconds);
  const busyAgents = queue.waitsNot * states.meanBusyAgents + queue.waits * agents;
  const result = resultOf(queue, loadErlangs, ahtSeconds);
  return {
    ...result,
    occupancy: agents > 0 ? busyAgents / agents : 0,
    deferredAgents: result.stable ? Math.max(0, busyAgents - loadErlangs * result.servedProbability) : 0,
  };
}

/** The patience by which a model judges. */
export function patienceOf(model: QueueModel): Patience {
  switch (model.kind) {
    case "erlang-c":
      return { law: { kind: "endless" } };
    case "erlang-a":
      return { law: { kind: "exponential", meanSeconds: model.patienceSeconds } };
    case "patience":
      return model.patience;
  }
}

/** Sums over the numbers of busy agents from agents - reserve to agents - 1, upward, their scale carried apart. */
function blendedStates(agents: number, reserveAgents: number, loadErlangs: number): BlendedStates {
  const fewest = agents - reserveAgents;
  if (loadErlangs < NO_LOAD) return { logSum: Infinity, meanBusyAgents: fewest };
  if (reserveAgents === 0) return NONE;
  let one = 1;
  let sum = 1;
  let busy = fewest;
  let logScale = 0;
  for (let now = fewest + 1; now < agents; now += 1) {
    const ratio = now / loadErlangs;
    sum = one + sum * ratio;
    busy = now * one + busy * ratio;
    if (sum > RESCALE_ABOVE) {
      one /= RESCALE_ABOVE;
      sum /= RESCALE_ABOVE;
      busy /= RESCALE_ABOVE;
      logScale += LOG_OF_RESCALE;
    }
  }
  return { logSum: Math.log(sum) + logScale, meanBusyAgents: busy / sum };
}

function requireReserve({ agents, reserveAgents }: BlendedLoad): void {
  requireWholeAgents(agents);
  requireWholeAgents(reserveAgents, "/reserveAgents");
  if (reserveAgents <= agents) return;
  refuse(
    "reserve-above-agents",
    "/reserveAgents",
    reserveAgents,
    `no more than all ${agents} agents can be kept free`,
    "Give at most the agents there are; then no deferred work is done.",
  );
}
