import { requireHandleTime, requireSeconds, requireShare } from "./domain.ts";

/** What a queue must keep. Each one is optional, and all that are given must hold at once. */
export interface Targets {
  /** At least this share of contacts answered within so many seconds. */
  readonly serviceLevel?: { readonly share: number; readonly withinSeconds: number };
  /** Agents are busy at most this share of their time: (0, 1]. */
  readonly maxOccupancy?: number;
  /** Mean wait over all contacts, at most. */
  readonly maxAsaSeconds?: number;
  /** Share of contacts that wait at all, at most. */
  readonly maxWaitProbability?: number;
  /** At least this share of contacts waits no longer than so many seconds: a second service level. */
  readonly waitPercentile?: { readonly share: number; readonly seconds: number };
}

/** A target that is met but for the last digits of a double is met: 17 erlangs on 20 agents keep 85 %. */
const ROUNDING = 1 + 1e-12;

/**
 * Targets in the form a search asks millions of times: limits checked once, absent ones infinite, one shape for all.
 * @throws RangeError for a target that no number of agents can meet, or that is no share or time at all
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
    this.maxOccupancy = maxOccupancy === undefined ? 1 : atMost(maxOccupancy, "highest occupancy", 1) * ROUNDING;
    this.maxWaitProbability =
      maxWaitProbability === undefined
        ? Infinity
        : atMost(maxWaitProbability, "highest share that waits", 1) * ROUNDING;
    this.maxAsaInHandleTimes =
      maxAsaSeconds === undefined
        ? Infinity
        : (atMost(maxAsaSeconds, "longest mean wait", Infinity) / ahtSeconds) * ROUNDING;
    this.maxMissed = serviceLevel === undefined ? Infinity : missedAtMost(serviceLevel.share);
    this.handleTimesWithin = serviceLevel === undefined ? 0 : inHandleTimes(serviceLevel.withinSeconds, ahtSeconds);
    this.maxBeyondPercentile = waitPercentile === undefined ? Infinity : missedAtMost(waitPercentile.share);
    this.handleTimesOfPercentile = waitPercentile === undefined ? 0 : inHandleTimes(waitPercentile.seconds, ahtSeconds);
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

function atMost(limit: number, name: string, highest: number): number {
  if (!(limit > 0 && limit <= highest)) {
    throw new RangeError(`The ${name} must be above 0 and at most ${highest}; ${limit} cannot be kept.`);
  }
  return limit;
}

function missedAtMost(share: number): number {
  requireShare(share, "share answered in time");
  return (1 - share) * ROUNDING;
}

function inHandleTimes(seconds: number, ahtSeconds: number): number {
  requireSeconds(seconds);
  return seconds / ahtSeconds;
}
