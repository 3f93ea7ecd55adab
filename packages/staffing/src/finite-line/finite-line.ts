import {
  refuse,
  requireHandleTime,
  requireLoad,
  requirePatience,
  requireSeconds,
  requireWholeAgents,
  LARGEST_TEAM,
} from "../domain.ts";
import type { QueueResult } from "../queue-result.ts";
import { SHORT_ABANDON_SECONDS } from "../targets/service-levels.ts";
import { lineChances, type LineChances } from "./line-weights.ts";
import { sumOverPositions } from "./sums-over-positions.ts";

/** A queue with so many places to wait and no more. */
export interface FiniteLine {
  /** Whole agents. */
  readonly agents: number;
  /** Places to wait besides those with an agent; whole. 0 is a line that loses whoever finds all agents busy. */
  readonly waitingRoom: number;
  readonly loadErlangs: number;
  readonly ahtSeconds: number;
  /** Mean of an exponential patience; null where nobody gives up. */
  readonly patienceSeconds: number | null;
  /** The wait that still counts as good service. */
  readonly withinSeconds: number;
  /** Abandoning within this time counts as short in slExclShort; 5 s if not given. */
  readonly shortAbandonSeconds?: number;
}

/** What a finite line does, with the service level of those who got in. */
export interface FiniteLineResult extends QueueResult {
  /** Served in time / accepted: `slOffered` without the blocked contacts in its denominator. */
  readonly slAcceptedOnly: number;
}

/** Refuses places to wait that are no whole number, or more than a million. */
function requireWaitingRoom(waitingRoom: number): void {
  if (Number.isInteger(waitingRoom) && waitingRoom >= 0 && waitingRoom <= LARGEST_TEAM) return;
  refuse(
    "waiting-room-out-of-range",
    "/waitingRoom",
    waitingRoom,
    `places to wait are a whole number from 0 to ${LARGEST_TEAM}`,
    "Give lines less agents; for a line without end use a model without one.",
  );
}

/**
 * A queue with n agents and k places to wait: M/M/n/(n+k), and with exponential patience M/M/n/(n+k)+M.
 * A contact that finds n + k present is blocked (a busy tone). Blocked contacts are in "offered": they count against
 * slOffered, and wait 0 in the mean wait of all. There is always a steady state, under any overload.
 * k = 0 is Erlang B; a long line becomes Erlang C (below saturation) or Erlang A.
 * Exact: the chain's stationary chances, and for each place in line the law of its wait, added up. One who finds j waiting
 * is served with chance n mu / (n mu + (j+1) theta) and then waits a sum of exponentials of rates n mu + i theta,
 * i = 1..j+1. Probabilities agree with references of 60 digits to 1e-12, times to 1e-12 relative.
 * Without load nobody waits and every contact that might come would be served at once, as in all models here. With no
 * agents and no patience the line fills and stays full: everyone is blocked.
 * Source: Erlang (1917); Palm (1957), Tele 1-107; Garnett, Mandelbaum & Reiman (2002), M&SOM 4(3), 208-227.
 * Cost: O(sqrt(load) + k).
 * @throws Refusal for agents or places that are not whole, a load, time or patience out of range
 * @example finiteLine({ agents: 6, waitingRoom: 4, loadErlangs: 6, ahtSeconds: 240, patienceSeconds: 120, withinSeconds: 20 }).serviceLevels.slOffered // about 0.60975
 */
export function finiteLine(line: FiniteLine): FiniteLineResult {
  requireLine(line);
  const { agents, waitingRoom, loadErlangs, ahtSeconds, patienceSeconds } = line;
  if (loadErlangs === 0) return resultOf(line, { someoneFree: 1, byWaiting: new Float64Array(1) });
  if (agents === 0 && patienceSeconds === null) return fullForEver(waitingRoom, loadErlangs);
  const chances = lineChances({
    agents,
    waitingRoom,
    loadErlangs,
    ahtOverPatience: patienceSeconds === null ? 0 : ahtSeconds / patienceSeconds,
  });
  return resultOf(line, chances);
}

function requireLine(line: FiniteLine): void {
  requireWholeAgents(line.agents);
  requireWaitingRoom(line.waitingRoom);
  requireLoad(line.loadErlangs);
  requireHandleTime(line.ahtSeconds);
  if (line.patienceSeconds !== null) requirePatience(line.patienceSeconds);
  requireSeconds(line.withinSeconds);
  requireSeconds(line.shortAbandonSeconds ?? 0, "/shortAbandonSeconds");
}

function resultOf(line: FiniteLine, { someoneFree, byWaiting }: LineChances): FiniteLineResult {
  const { agents, loadErlangs, ahtSeconds } = line;
  const blockProbability = byWaiting.at(-1) ?? 0;
  const sums = sumOverPositions(byWaiting, {
    servedPerSecond: agents / ahtSeconds,
    givingUpPerSecond: line.patienceSeconds === null ? 0 : 1 / line.patienceSeconds,
    withinSeconds: line.withinSeconds,
    shortAbandonSeconds: line.shortAbandonSeconds ?? SHORT_ABANDON_SECONDS,
  });
  const servedProbability = someoneFree + sums.served;
  const inTime = someoneFree + sums.servedWithin;
  const waitOfAll = sums.waitOfServed + sums.waitOfAbandoned;
  return {
    stable: true,
    loadErlangs,
    waitProbability: sums.waits,
    servedProbability,
    abandonProbability: sums.abandoned,
    blockProbability,
    overflowProbability: 0,
    serviceLevels: {
      slOffered: inTime,
      slAnswered: shareOf(inTime, servedProbability),
      slExclShort: shareOf(inTime, 1 - sums.abandonedShort),
      slAbandonGood: inTime + sums.abandonedWithin,
      slVirtual: someoneFree + sums.virtualWithin,
    },
    slAcceptedOnly: shareOf(inTime, someoneFree + sums.waits),
    asaSeconds: servedProbability > 0 ? sums.waitOfServed / servedProbability : null,
    meanWaitSeconds: waitOfAll,
    meanWaitAbandonedSeconds: sums.abandoned > 0 ? sums.waitOfAbandoned / sums.abandoned : null,
    meanQueue: sums.meanQueue,
    occupancy: agents === 0 ? 0 : (loadErlangs * servedProbability) / agents,
  };
}

/** A share of a share; of nobody it is none. Both were added up apart, so the last digits may exceed the whole. */
function shareOf(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}

/** Nobody serves and nobody leaves: after the first k contacts every other finds the line full. */
function fullForEver(waitingRoom: number, loadErlangs: number): FiniteLineResult {
  return {
    stable: true,
    loadErlangs,
    waitProbability: 0,
    servedProbability: 0,
    abandonProbability: 0,
    blockProbability: 1,
    overflowProbability: 0,
    serviceLevels: { slOffered: 0, slAnswered: 0, slExclShort: 0, slAbandonGood: 0, slVirtual: 0 },
    slAcceptedOnly: 0,
    asaSeconds: null,
    meanWaitSeconds: 0,
    meanWaitAbandonedSeconds: null,
    meanQueue: waitingRoom,
    occupancy: 0,
  };
}
