import type { ServiceLevelDefinition } from "./service-levels.ts";
import { requireHandleTime, requireLimit, requireSeconds, requireShare } from "../domain.ts";

/** A service level to be reached, by one of the five definitions. */
export interface ServiceLevelTarget {
  readonly share: number;
  readonly withinSeconds: number;
  /** slOffered if not given. Under Erlang C all five are one number. */
  readonly definition?: ServiceLevelDefinition;
  /** For slExclShort: abandoning within this time counts as short; 5 s if not given. */
  readonly shortAbandonSeconds?: number;
}

/** What a queue must keep. Each one is optional, and all that are given must hold at once. */
export interface Targets {
  /** At least this share of contacts answered within so many seconds. */
  readonly serviceLevel?: ServiceLevelTarget;
  /** Agents are busy at most this share of their time: (0, 1]. */
  readonly maxOccupancy?: number;
  /** Mean wait over all contacts, at most. */
  readonly maxAsaSeconds?: number;
  /** Share of contacts that wait at all, at most. */
  readonly maxWaitProbability?: number;
  /** Share of offered contacts that give up, at most; under Erlang C nobody does. */
  readonly maxAbandonProbability?: number;
  /** At least this share of contacts waits no longer than so many seconds: a second service level. */
  readonly waitPercentile?: { readonly share: number; readonly seconds: number };
}

/** A target that is met but for the last digits of a double is met: 17 erlangs on 20 agents keep 85 %. */
const ROUNDING = 1 + 1e-12;

/**
 * Targets in the form a search asks millions of times: limits checked once, absent ones infinite, one shape for all.
 * @throws Refusal for a target that no number of agents can meet, or that is no share or time at all
 */
export class TargetCheck {
  readonly maxOccupancy: number;
  private readonly maxWaitProbability: number;
  private readonly maxAsaInHandleTimes: number;
  private readonly maxMissed: number;
  private readonly handleTimesWithin: number;
  private readonly maxBeyondPercentile: number;
  private readonly handleTimesOfPercentile: number;

  constructor(ahtSeconds: number, targets: Targets) {
    requireHandleTime(ahtSeconds);
    const { serviceLevel, maxOccupancy, maxAsaSeconds, maxWaitProbability, waitPercentile } = targets;
    this.maxOccupancy = maxOccupancy === undefined ? 1 : atMost(maxOccupancy, "/targets/maxOccupancy", 1) * ROUNDING;
    this.maxWaitProbability =
      maxWaitProbability === undefined
        ? Infinity
        : atMost(maxWaitProbability, "/targets/maxWaitProbability", 1) * ROUNDING;
    this.maxAsaInHandleTimes =
      maxAsaSeconds === undefined
        ? Infinity
        : (atMost(maxAsaSeconds, "/targets/maxAsaSeconds", Infinity) / ahtSeconds) * ROUNDING;
    this.maxMissed =
      serviceLevel === undefined ? Infinity : missedAtMost(serviceLevel.share, "/targets/serviceLevel/share");
    this.handleTimesWithin =
      serviceLevel === undefined
        ? 0
        : inHandleTimes(serviceLevel.withinSeconds, ahtSeconds, "/targets/serviceLevel/withinSeconds");
    this.maxBeyondPercentile =
      waitPercentile === undefined ? Infinity : missedAtMost(waitPercentile.share, "/targets/waitPercentile/share");
    this.handleTimesOfPercentile =
      waitPercentile === undefined
        ? 0
        : inHandleTimes(waitPercentile.seconds, ahtSeconds, "/targets/waitPercentile/seconds");
  }

  /**
   * The least 1/B with which a team (agents > load) meets all targets on waits. They all cap the chance to wait C,
   * with an allowance that grows with the agents to spare; C = n/((n - a)/B + a) turns that into a floor under 1/B.
   * 1/B is never below 1, so a floor up to 1 says that these targets hold without asking Erlang B.
   */
  leastReciprocal(agents: number, loadErlangs: number): number {
    const spare = agents - loadErlangs;
    let mayWait = Math.min(this.maxWaitProbability, this.maxAsaInHandleTimes * spare);
    if (this.maxMissed < mayWait)
      mayWait = Math.min(mayWait, this.maxMissed * Math.exp(spare * this.handleTimesWithin));
    if (this.maxBeyondPercentile < mayWait) {
      mayWait = Math.min(mayWait, this.maxBeyondPercentile * Math.exp(spare * this.handleTimesOfPercentile));
    }
    return (agents / mayWait - loadErlangs) / spare;
  }
}

function atMost(limit: number, field: string, highest: number): number {
  requireLimit(limit, field, highest);
  return limit;
}

function missedAtMost(share: number, field: string): number {
  requireShare(share, field);
  return (1 - share) * ROUNDING;
}

function inHandleTimes(seconds: number, ahtSeconds: number, field: string): number {
  requireSeconds(seconds, field);
  return seconds / ahtSeconds;
}
