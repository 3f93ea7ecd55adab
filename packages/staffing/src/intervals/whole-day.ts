import type { ServiceLevels } from "../targets/service-levels.ts";
import { atInterval, type IntervalWork } from "./by-interval.ts";
import type { TransientInterval } from "./transient-interval.ts";

/** The whole of a day, contact-weighted: each figure is of all its contacts, whenever they came. */
export interface TransientSummary {
  readonly contacts: number;
  readonly served: number;
  readonly abandoned: number;
  readonly overflowed: number;
  /** Mean number present before the first interval, and after the last: contacts come in + the first = gone + the last. */
  readonly startMeanInSystem: number;
  readonly endMeanInSystem: number;
  readonly waitProbability: number;
  readonly servedProbability: number;
  readonly abandonProbability: number;
  readonly overflowProbability: number;
  readonly serviceLevels: ServiceLevels;
  readonly asaSeconds: number | null;
  readonly meanWaitSeconds: number | null;
  /** Share of their time that scheduled agents are busy. */
  readonly occupancy: number;
}

/** Sums and contact-weighted means of a day; a day without contacts has every figure of an idle team. */
export function wholeDay(
  work: IntervalWork,
  intervals: readonly TransientInterval[],
  startMeanInSystem: number,
): TransientSummary {
  const sum = (of: (interval: TransientInterval) => number): number =>
    intervals.reduce((total, interval) => total + of(interval), 0);
  const contacts = sum((interval) => interval.contacts);
  const mean = (of: (interval: TransientInterval) => number, ofNone: number): number =>
    contacts > 0
      ? sum((interval) => (interval.contacts > 0 ? interval.contacts * of(interval) : 0)) / contacts
      : ofNone;
  const seconds = (index: number): number => atInterval(work.intervalSeconds, index);
  const staffed = intervals.reduce((total, { agents }, index) => total + agents * seconds(index), 0);
  const worked = intervals.reduce(
    (total, { agents, occupancy }, index) => total + agents * occupancy * seconds(index),
    0,
  );
  const servedProbability = mean((interval) => interval.servedProbability, 1);
  const slOffered = mean(({ serviceLevels }) => serviceLevels.slOffered, 1);
  const notShort = 1 - mean((interval) => interval.shortAbandonProbability, 0);
  const served = mean((interval) => interval.servedProbability * (interval.asaSeconds ?? 0), 0);
  const endless = intervals.some(({ contacts: offered, meanWaitSeconds }) => offered > 0 && meanWaitSeconds === null);
  return {
    contacts,
    served: sum((interval) => interval.served),
    abandoned: sum((interval) => interval.abandoned),
    overflowed: sum((interval) => interval.overflowed),
    startMeanInSystem,
    endMeanInSystem: intervals.at(-1)?.endMeanInSystem ?? startMeanInSystem,
    waitProbability: mean((interval) => interval.waitProbability, 0),
    servedProbability,
    abandonProbability: mean((interval) => interval.abandonProbability, 0),
    overflowProbability: mean((interval) => interval.overflowProbability, 0),
    serviceLevels: {
      slOffered,
      slAnswered: servedProbability > 0 ? slOffered / servedProbability : 0,
      slExclShort: notShort > 0 ? slOffered / notShort : 0,
      slAbandonGood: mean(({ serviceLevels }) => serviceLevels.slAbandonGood, 1),
      slVirtual: mean(({ serviceLevels }) => serviceLevels.slVirtual, 1),
    },
    asaSeconds: servedProbability > 0 ? served / servedProbability : null,
    meanWaitSeconds: endless ? null : mean((interval) => interval.meanWaitSeconds ?? 0, 0),
    occupancy: staffed > 0 ? worked / staffed : 0,
  };
}
