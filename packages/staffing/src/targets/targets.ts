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
  /** Mean wait of answered contacts, at most; where nobody hangs up, that is all contacts. */
  readonly maxAsaSeconds?: number;
  /** Share of contacts that wait at all, at most. */
  readonly maxWaitProbability?: number;
  /** Share of offered contacts that give up, at most; under Erlang C nobody does. */
  readonly maxAbandonProbability?: number;
  /**
   * At least this share of contacts waits no longer than so many seconds: a second service level. With patience it is
   * judged on the wait that is offered, P(V <= t), as slVirtual.
   */
  readonly waitPercentile?: { readonly share: number; readonly seconds: number };
}

/** A target that is met but for the last digits of a double is met: 17 erlangs on 20 agents keep 85 %. */
export const ROUNDING = 1 + 1e-12;

/**
 * Targets in the form a search asks millions of times: limits checked once, absent ones infinite, one shape for all.
 * @throws Refusal for a target that no number of agents can meet, or that is no share or time at all
 */
export class TargetCheck {
  readonly maxOccupancy: number;
  private readonly maxWaitProbability: number;
  private readonly maxMissed: number;
  private readonly maxBeyondPercentile: number;
  private readonly maxAsaSeconds: number;
  private readonly withinSeconds: number;
  private readonly percentileSeconds: number;
  private maxAsaInHandleTimes = 0;
  private handleTimesWithin = 0;
  private handleTimesOfPercentile = 0;

  constructor(ahtSeconds: number, targets: Targets) {
    requireHandleTime(ahtSeconds);
    requireTargets(targets);
    const { serviceLevel, maxOccupancy, maxAsaSeconds, maxWaitProbability, waitPercentile } = targets;
    this.maxOccupancy = (maxOccupancy ?? 1 / ROUNDING) * ROUNDING;
    this.maxWaitProbability = (maxWaitProbability ?? Infinity) * ROUNDING;
    this.maxAsaSeconds = (maxAsaSeconds ?? Infinity) * ROUNDING;
    this.maxMissed = serviceLevel === undefined ? Infinity : (1 - serviceLevel.share) * ROUNDING;
    this.withinSeconds = serviceLevel?.withinSeconds ?? 0;
    this.maxBeyondPercentile = waitPercentile === undefined ? Infinity : (1 - waitPercentile.share) * ROUNDING;
    this.percentileSeconds = waitPercentile?.seconds ?? 0;
    this.judgeAt(ahtSeconds);
  }

  /** The same targets for another handling time. Unchecked: above 0. */
  judgeAt(ahtSeconds: number): void {
    this.maxAsaInHandleTimes = this.maxAsaSeconds / ahtSeconds;
    this.handleTimesWithin = this.withinSeconds / ahtSeconds;
    this.handleTimesOfPercentile = this.percentileSeconds / ahtSeconds;
  }

  /**
   * The highest chance to wait with which a team of so many agents more than the load meets all targets on waits: each
   * of them caps it, with an allowance that grows with the agents to spare. At 1 or more, none of them binds.
   */
  mayWait(spareAgents: number): number {
    let most = this.mayWaitAnyhow(spareAgents);
    if (this.maxMissed < most) most = Math.min(most, this.allowedLate(spareAgents));
    if (this.maxBeyondPercentile < most) most = Math.min(most, this.allowedBeyond(spareAgents));
    return most;
  }

  /**
   * The least 1/B with which a team (agents > load) has so low a chance to wait C = n/((n - a)/B + a). 1/B is never
   * below 1, so an answer up to 1 says that these targets hold without asking Erlang B.
   */
  leastReciprocal(agents: number, loadErlangs: number): number {
    const spare = agents - loadErlangs;
    return (agents / this.mayWait(spare) - loadErlangs) / spare;
  }

  /** The part of `mayWait` that a service level sets; it grows by `lateFactor` with each agent. */
  allowedLate(spareAgents: number): number {
    return this.maxMissed * Math.exp(spareAgents * this.handleTimesWithin);
  }

  /** The part of `mayWait` that a percentile sets; it grows by `beyondFactor` with each agent. */
  allowedBeyond(spareAgents: number): number {
    return this.maxBeyondPercentile * Math.exp(spareAgents * this.handleTimesOfPercentile);
  }

  lateFactor(): number {
    return Math.exp(this.handleTimesWithin);
  }

  beyondFactor(): number {
    return Math.exp(this.handleTimesOfPercentile);
  }

  /** The part of `mayWait` that holds without any exponential. */
  mayWaitAnyhow(spareAgents: number): number {
    return Math.min(this.maxWaitProbability, this.maxAsaInHandleTimes * spareAgents);
  }
}

/**
 * Refuses targets that no team can meet, or that are no share or time at all.
 * @throws Refusal which names the target
 */
export function requireTargets(targets: Targets): void {
  const { serviceLevel, maxOccupancy, maxAsaSeconds, maxWaitProbability, maxAbandonProbability, waitPercentile } =
    targets;
  if (maxOccupancy !== undefined) requireLimit(maxOccupancy, "/targets/maxOccupancy", 1);
  if (maxWaitProbability !== undefined) requireLimit(maxWaitProbability, "/targets/maxWaitProbability", 1);
  if (maxAsaSeconds !== undefined) requireLimit(maxAsaSeconds, "/targets/maxAsaSeconds", Infinity);
  if (maxAbandonProbability !== undefined) requireLimit(maxAbandonProbability, "/targets/maxAbandonProbability", 1);
  if (serviceLevel !== undefined) {
    requireShare(serviceLevel.share, "/targets/serviceLevel/share");
    requireSeconds(serviceLevel.withinSeconds, "/targets/serviceLevel/withinSeconds");
    if (serviceLevel.shortAbandonSeconds !== undefined) {
      requireSeconds(serviceLevel.shortAbandonSeconds, "/targets/serviceLevel/shortAbandonSeconds");
    }
  }
  if (waitPercentile !== undefined) {
    requireShare(waitPercentile.share, "/targets/waitPercentile/share");
    requireSeconds(waitPercentile.seconds, "/targets/waitPercentile/seconds");
  }
}
