import type { QueueResult } from "../queue-result.ts";
import type { ServiceLevels } from "../targets/service-levels.ts";

/** What a season of intervals shows, each with a rate of its own. */
export interface UncertainRateResult {
  readonly meanLoadErlangs: number;
  /** Shares of all contacts of the season, as a report adds them up: busy intervals count for more. */
  readonly contactWeighted: {
    readonly serviceLevels: ServiceLevels;
    readonly waitProbability: number;
    readonly servedProbability: number;
    readonly abandonProbability: number;
    readonly blockProbability: number;
    readonly overflowProbability: number;
    /** Mean wait of served contacts; null where nobody is served or some rates have no steady state. */
    readonly asaSeconds: number | null;
    /** Mean wait of all offered contacts; null where some rates have no steady state. */
    readonly meanWaitSeconds: number | null;
  };
  /** Mean of the intervals' own service levels, each interval counting once. */
  readonly timeWeighted: { readonly serviceLevels: ServiceLevels };
  /** Share of their time that agents are busy over the season. */
  readonly occupancy: number;
  /** Share of intervals whose rate has no steady state. */
  readonly unstableShare: number;
}

// The integrands by position. Judged for error are those that move continuously with the rate; the first is the mass.
const MASS = 0;
const CONTACTS = 1;
const TIME_LEVELS = 2; // five, in the order of LEVELS
const OCCUPANCY = 7;
const IN_TIME = 8;
const ABANDON_GOOD = 9;
const VIRTUAL = 10;
const NOT_SHORT = 11;
const WAITS = 12;
const SERVED = 13;
const ABANDONED = 14;
const BLOCKED = 15;
const OVERFLOWED = 16;
export const JUDGED = 17; // how many of them, from the first
const SERVED_WAIT = 17;
const WAIT = 18;
const UNSTABLE = 19;
export const COUNT = 20;
const LEVELS = ["slOffered", "slAnswered", "slExclShort", "slAbandonGood", "slVirtual"] as const;

/** Adds up to the share of intervals or contacts of one point: `weight` of all intervals, times `factor` contacts. */
export function weigh(
  result: QueueResult,
  notShort: number,
  { weight, factor }: RatePoint,
  values: Float64Array,
): void {
  const contacts = weight * factor;
  const { serviceLevels: levels } = result;
  values[MASS] = weight;
  values[CONTACTS] = contacts;
  LEVELS.forEach((name, index) => (values[TIME_LEVELS + index] = weight * levels[name]));
  values[OCCUPANCY] = weight * result.occupancy;
  values[IN_TIME] = contacts * levels.slOffered;
  values[ABANDON_GOOD] = contacts * levels.slAbandonGood;
  values[VIRTUAL] = contacts * levels.slVirtual;
  values[NOT_SHORT] = contacts * notShort;
  values[WAITS] = contacts * result.waitProbability;
  values[SERVED] = contacts * result.servedProbability;
  values[ABANDONED] = contacts * result.abandonProbability;
  values[BLOCKED] = contacts * result.blockProbability;
  values[OVERFLOWED] = contacts * result.overflowProbability;
  values[SERVED_WAIT] = contacts * result.servedProbability * (result.asaSeconds ?? 0);
  values[WAIT] = contacts * (result.meanWaitSeconds ?? 0);
  values[UNSTABLE] = result.stable ? 0 : weight;
}

/** A point of the rate: its share of all intervals, and its rate over the mean rate. */
export interface RatePoint {
  readonly weight: number;
  readonly factor: number;
}

/** The figures of the season from the sums or integrals of all points. */
export function averages(sums: Float64Array, meanLoadErlangs: number): UncertainRateResult {
  const sum = (index: number): number => sums[index] ?? 0;
  const ofIntervals = (index: number): number => sum(index) / sum(MASS);
  const ofContacts = (index: number): number => sum(index) / sum(CONTACTS);
  const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
  const stable = sum(UNSTABLE) === 0;
  return {
    meanLoadErlangs,
    contactWeighted: {
      serviceLevels: {
        slOffered: ofContacts(IN_TIME),
        slAnswered: ratio(sum(IN_TIME), sum(SERVED)),
        slExclShort: ratio(sum(IN_TIME), sum(NOT_SHORT)),
        slAbandonGood: ofContacts(ABANDON_GOOD),
        slVirtual: ofContacts(VIRTUAL),
      },
      waitProbability: ofContacts(WAITS),
      servedProbability: ofContacts(SERVED),
      abandonProbability: ofContacts(ABANDONED),
      blockProbability: ofContacts(BLOCKED),
      overflowProbability: ofContacts(OVERFLOWED),
      asaSeconds: stable && sum(SERVED) > 0 ? sum(SERVED_WAIT) / sum(SERVED) : null,
      meanWaitSeconds: stable ? ofContacts(WAIT) : null,
    },
    timeWeighted: {
      serviceLevels: {
        slOffered: ofIntervals(TIME_LEVELS),
        slAnswered: ofIntervals(TIME_LEVELS + 1),
        slExclShort: ofIntervals(TIME_LEVELS + 2),
        slAbandonGood: ofIntervals(TIME_LEVELS + 3),
        slVirtual: ofIntervals(TIME_LEVELS + 4),
      },
    },
    occupancy: ofIntervals(OCCUPANCY),
    unstableShare: ofIntervals(UNSTABLE),
  };
}
