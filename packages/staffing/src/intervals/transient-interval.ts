import type { ServiceLevels } from "../targets/service-levels.ts";
import type { ChainRates } from "./chain-rates.ts";
import type { LineChain } from "./line-chain.ts";
import type { WaitingLine } from "./line-fates.ts";

/**
 * One interval of a day as it really passes. Chances and waits are those of a contact that arrives in the interval, at
 * any moment of it alike, the team staying as it is until that contact is done; served + abandoned + overflowed
 * probabilities = 1. Counts are expected numbers of contacts within the interval, whenever they arrived.
 */
export interface TransientInterval {
  /** Expected contacts offered. */
  readonly contacts: number;
  /** Agents scheduled. */
  readonly agents: number;
  /** Contacts whose handling ends in the interval. */
  readonly served: number;
  /** Contacts that give up or balk in the interval. */
  readonly abandoned: number;
  /** Contacts that leave for a partner in the interval. */
  readonly overflowed: number;
  /** Chance to find all agents busy. */
  readonly waitProbability: number;
  readonly servedProbability: number;
  readonly abandonProbability: number;
  readonly overflowProbability: number;
  /** Chance to give up (or balk) within the time that counts as short. */
  readonly shortAbandonProbability: number;
  readonly serviceLevels: ServiceLevels;
  /** Mean wait of those who will be served; null where nobody will. */
  readonly asaSeconds: number | null;
  /** Mean wait of all, served or not; null where they wait without end. */
  readonly meanWaitSeconds: number | null;
  /** Mean number waiting. */
  readonly meanQueue: number;
  /** Mean number of contacts in service, those of agents who stay on to end one included. */
  readonly meanBusy: number;
  /** Share of their time that the scheduled agents are busy; 0 with none scheduled. */
  readonly occupancy: number;
  /** Mean number present, waiting or in service, at the interval's end. */
  readonly endMeanInSystem: number;
  /** Mean number waiting at the interval's end. */
  readonly endMeanQueue: number;
}

/** Sums over the states of a law: what a contact finds that arrives into it. */
export interface Arrivals {
  readonly waitProbability: number;
  readonly meanQueue: number;
  readonly busy: number;
  readonly leavingPerSecond: number;
  readonly served: number;
  readonly servedInTime: number;
  readonly virtualInTime: number;
  readonly abandonedInTime: number;
  readonly abandonedSoon: number;
  readonly overflowed: number;
  readonly servedSeconds: number;
  readonly waitedSeconds: number;
}

/** Adds up, over the mean law of the stretch just run, what becomes of a contact that arrives in it. */
export function arrivalsInto(chain: LineChain, line: WaitingLine, { agents }: ChainRates): Arrivals {
  const { mean, meanLow, meanHigh } = chain;
  const { fates } = line;
  if (meanHigh >= agents) line.reach(meanHigh - agents);
  let [free, busy, wait, queue, leaving, served, servedInTime, inTime, gaveUpInTime, gaveUpSoon] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  let [overflowed, servedSeconds, waitedSeconds] = [0, 0, 0];
  for (let present = meanLow; present <= Math.min(meanHigh, agents - 1); present += 1) {
    const chance = mean[present] ?? 0;
    free += chance;
    busy += chance * present;
  }
  for (let present = Math.max(meanLow, agents); present <= meanHigh; present += 1) {
    const chance = mean[present] ?? 0;
    if (chance === 0) continue;
    const ahead = present - agents;
    wait += chance;
    queue += chance * ahead;
    leaving += chance * (fates.leaving[ahead] ?? 0);
    served += chance * (fates.served[ahead] ?? 0);
    servedInTime += chance * (fates.servedInTime[ahead] ?? 0);
    inTime += chance * (fates.virtualInTime[ahead] ?? 0);
    gaveUpInTime += chance * (fates.abandonedInTime[ahead] ?? 0);
    gaveUpSoon += chance * (fates.abandonedSoon[ahead] ?? 0);
    overflowed += chance * (fates.overflowed[ahead] ?? 0);
    servedSeconds += chance * (fates.servedSeconds[ahead] ?? 0);
    waitedSeconds += chance * (fates.waitedSeconds[ahead] ?? 0);
  }
  return {
    waitProbability: share(wait),
    meanQueue: Math.max(0, queue),
    busy: busy + agents * wait,
    leavingPerSecond: leaving,
    served: share(free + served),
    servedInTime: share(free + servedInTime),
    virtualInTime: share(free + inTime),
    abandonedInTime: share(gaveUpInTime),
    abandonedSoon: share(gaveUpSoon),
    overflowed: share(overflowed),
    servedSeconds: Math.max(0, servedSeconds),
    waitedSeconds: Math.max(0, waitedSeconds),
  };
}

/** Sums of chances may miss their bounds by a last digit. */
function share(sum: number): number {
  return Math.min(1, Math.max(0, sum));
}

/** The five service levels of those who arrive; where nobody is served, nobody is served in time. */
export function serviceLevelsOf(arrivals: Arrivals): ServiceLevels {
  const { served, servedInTime, virtualInTime, abandonedInTime, abandonedSoon } = arrivals;
  return {
    slOffered: servedInTime,
    slAnswered: served > 0 ? share(servedInTime / served) : 0,
    slExclShort: abandonedSoon < 1 ? share(servedInTime / (1 - abandonedSoon)) : 0,
    slAbandonGood: share(servedInTime + abandonedInTime),
    slVirtual: virtualInTime,
  };
}
