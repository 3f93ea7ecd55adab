import { givenUpWithin, type PatienceCurve } from "../patience/patience-curve.ts";
import { COARSE } from "../patience/virtual-wait.ts";
import { PatienceQueue, reciprocalOfOneFewer } from "../patience/patience-queue.ts";
import { SHORT_ABANDON_SECONDS, type ServiceLevelDefinition } from "../targets/service-levels.ts";
import { ROUNDING, requireTargets, type Targets } from "../targets/targets.ts";

/** The times a set of targets asks about: service level, short abandons, percentile. */
const WITHIN = 0;
const SHORT = 1;
const PERCENTILE = 2;

/** A coarse share so far from its limit is on the right side of it: its error is a tenth of that at most. */
const SURELY_APART = 1e-5;

/** How far a share is below the most it may be, as the distance of their log odds: nearly straight in the agents. */
function marginBelow(share: number, most: number): number {
  if (share <= 0 || most >= 1) return Infinity;
  return share >= 1 ? -Infinity : Math.log((most * (1 - share)) / ((1 - most) * share));
}

/**
 * Targets judged for queues with one law of patience. A verdict is a margin: not negative where every target is met,
 * infinite where bounds alone decide. Made once; a verdict allocates nothing.
 */
export class PatienceCheck {
  readonly maxOccupancy: number;
  readonly maxAbandon: number;
  private readonly maxWait: number;
  private readonly maxAsaSeconds: number;
  private readonly maxMissed: number;
  private readonly definition: ServiceLevelDefinition;
  private readonly withinSeconds: number;
  /** Nobody is answered here after this: the time asked about, or the overflow before it. */
  private readonly answeredWithinSeconds: number;
  private readonly givenUpInTime: number;
  private readonly maxBeyond: number;
  private readonly percentileSeconds: number;
  private readonly queue: PatienceQueue;
  /** How near the queue in hand comes to one of its limits. */
  private nearest = Infinity;

  constructor(curve: PatienceCurve, targets: Targets) {
    requireTargets(targets);
    const { serviceLevel, waitPercentile } = targets;
    this.maxOccupancy = targets.maxOccupancy === undefined ? Infinity : targets.maxOccupancy * ROUNDING;
    this.maxAbandon = (targets.maxAbandonProbability ?? Infinity) * ROUNDING;
    this.maxWait = (targets.maxWaitProbability ?? Infinity) * ROUNDING;
    this.maxAsaSeconds = (targets.maxAsaSeconds ?? Infinity) * ROUNDING;
    this.maxMissed = serviceLevel === undefined ? Infinity : (1 - serviceLevel.share) * ROUNDING;
    this.definition = serviceLevel?.definition ?? "slOffered";
    this.withinSeconds = serviceLevel?.withinSeconds ?? 0;
    this.answeredWithinSeconds = Math.min(this.withinSeconds, curve.overflowAfterSeconds);
    this.givenUpInTime = givenUpWithin(curve, this.withinSeconds);
    this.maxBeyond = waitPercentile === undefined ? Infinity : (1 - waitPercentile.share) * ROUNDING;
    this.percentileSeconds = waitPercentile?.seconds ?? 0;
    // A time nobody asks about stands at 0, where it costs no panel.
    const shortSeconds =
      this.definition === "slExclShort" ? (serviceLevel?.shortAbandonSeconds ?? SHORT_ABANDON_SECONDS) : 0;
    this.queue = new PatienceQueue(curve, [this.withinSeconds, shortSeconds, this.percentileSeconds]);
  }

  /** Unchecked: agents, load and handling time above 0. */
  margin(agents: number, loadErlangs: number, ahtSeconds: number): number {
    const oneFewer = reciprocalOfOneFewer(agents, loadErlangs);
    const bound = this.marginByBounds(1 + (oneFewer * agents) / loadErlangs, agents, loadErlangs, ahtSeconds);
    if (bound !== 0) return bound;
    this.queue.solveAbove(Math.log(oneFewer), agents, loadErlangs, ahtSeconds, COARSE);
    this.nearest = Infinity;
    const coarse = this.marginOfQueue();
    if (this.nearest > SURELY_APART) return coarse;
    this.queue.solveAbove(Math.log(oneFewer), agents, loadErlangs, ahtSeconds);
    return this.marginOfQueue();
  }

  /**
   * Infinite where bounds prove that all targets hold, minus infinity where one of them proves that a target fails, 0
   * where neither does. The queue lies between the one whose customers all leave at once (Erlang B) and the one whose
   * customers never leave (Erlang C): P(served) >= 1 - B, B <= P(V > 0) <= C, and V is stochastically shorter than under
   * Erlang C, also among the served.
   */
  private marginByBounds(reciprocal: number, agents: number, loadErlangs: number, ahtSeconds: number): number {
    const spare = agents - loadErlangs;
    const blocked = 1 / reciprocal;
    if (loadErlangs * (1 - blocked) > agents * this.maxOccupancy * ROUNDING) return -Infinity;
    if (blocked > this.maxWait * ROUNDING) return -Infinity;
    if (spare <= 0 || loadErlangs > agents * this.maxOccupancy) return 0;
    const waits = agents / (spare * reciprocal + loadErlangs);
    const holds =
      this.mostMissed(waits, spare / ahtSeconds) <= this.maxMissed &&
      waits <= this.maxWait &&
      Math.min(waits, blocked) <= this.maxAbandon &&
      (waits * ahtSeconds) / spare <= this.maxAsaSeconds &&
      waits * Math.exp((-spare * this.percentileSeconds) / ahtSeconds) <= this.maxBeyond;
    return holds ? Infinity : 0;
  }

  /** A bound on 1 less the service level, from Erlang C's wait: its chance, and the rate at which it ends. */
  private mostMissed(waits: number, endsPerSecond: number): number {
    // What overflows within the time is missed, except by definitions that ask only of the answered or of V.
    const ofAll = this.definition !== "slAnswered" && this.definition !== "slVirtual";
    const beyond = waits * Math.exp(-endsPerSecond * (ofAll ? this.answeredWithinSeconds : this.withinSeconds));
    if (!ofAll || this.definition === "slAbandonGood") return beyond;
    return Math.min(waits, beyond + waits * this.givenUpInTime);
  }

  private marginOfQueue(): number {
    const { queue } = this;
    if (!queue.stable) return -Infinity;
    let margin = Infinity;
    if (this.maxMissed < Infinity) margin = Math.min(margin, this.below(this.missed(), this.maxMissed));
    if (this.maxBeyond < Infinity)
      margin = Math.min(margin, this.below(1 - queue.virtualWithin(PERCENTILE), this.maxBeyond));
    if (this.maxAbandon < Infinity) margin = Math.min(margin, this.below(queue.abandoned, this.maxAbandon));
    if (this.maxWait < Infinity) margin = Math.min(margin, this.below(queue.waits, this.maxWait));
    if (this.maxOccupancy < Infinity) margin = Math.min(margin, this.below(queue.occupancy, this.maxOccupancy));
    if (this.maxAsaSeconds < Infinity) {
      const inLimits = (queue.asaSeconds() ?? Infinity) / this.maxAsaSeconds;
      // A coarse mean is good to fewer digits of itself than a share.
      this.nearest = Math.min(this.nearest, Math.abs(inLimits - 1) / 100);
      margin = Math.min(margin, -Math.log(inLimits));
    }
    return margin;
  }

  private below(share: number, most: number): number {
    this.nearest = Math.min(this.nearest, Math.abs(share - most));
    return marginBelow(share, most);
  }

  /** 1 less the service level, by the definition asked for. */
  private missed(): number {
    const { queue } = this;
    switch (this.definition) {
      case "slOffered":
        return 1 - queue.servedWithin(WITHIN);
      case "slAnswered":
        return queue.served > 0 ? 1 - queue.servedWithin(WITHIN) / queue.served : 1;
      case "slExclShort": {
        const counted = 1 - queue.abandonedWithin(SHORT);
        return counted > 0 ? 1 - queue.servedWithin(WITHIN) / counted : 1;
      }
      case "slAbandonGood":
        return 1 - queue.servedWithin(WITHIN) - queue.abandonedWithin(WITHIN);
      case "slVirtual":
        return 1 - queue.virtualWithin(WITHIN);
    }
  }
}
