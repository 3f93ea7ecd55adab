import { leastThatDoes } from "../search/least-that-does.ts";
import { leastAgentsUnder, type LeastAgentsUnder } from "../search/least-agents-under.ts";
import { areMet } from "../targets/are-met.ts";
import { requireTargets, type Targets } from "../targets/targets.ts";
import { LARGEST_TEAM, refuse, requireHandleTime } from "../domain.ts";
import type { QueueModel } from "../queue-model.ts";
import type { QueueResult } from "../queue-result.ts";
import type { UncertainRateResult } from "./season-sums.ts";
import { rateMoments, rateQuantile, type UncertainRate } from "./uncertain-rate.ts";
import { underUncertainRate } from "./under-uncertain-rate.ts";

/** Work whose rate is uncertain, the model to judge it by and what must be kept. */
export interface UncertainNeed {
  readonly model: QueueModel;
  readonly rate: UncertainRate;
  readonly ahtSeconds: number;
  readonly targets: Targets;
}

/** The answer, and what the last agent buys over the season. */
export interface LeastAgentsForSeason {
  readonly agents: number;
  readonly at: UncertainRateResult;
  /** Null where nobody is needed. */
  readonly oneFewer: UncertainRateResult | null;
}

/**
 * The least whole number of agents with which the season as a whole keeps all targets: its contact-weighted service
 * level, abandonment and waits and its mean occupancy, quiet and busy intervals together. 0 where there are no
 * contacts, else at least 1.
 * A season that keeps 80/20 does not keep it in every interval: for that see `leastAgentsForShareOfIntervals`.
 * Assumes that more agents never make a season worse (slAnswered may break this where many abandon) and a team that is
 * the same at every rate; the rest as in `underUncertainRate`. Under Erlang C a gamma rate leaves no finite mean wait,
 * so a target on it asks for agents beyond all rates but one in 10^17.
 * Source: Whitt (2006), POM 15(1), 88-102. Cost: some ten times `underUncertainRate`.
 * @throws Refusal for a rate, model or target out of range, or targets that no team meets (a share that balks)
 * @example leastAgentsForSeasonAverage({ model: { kind: "erlang-a", patienceSeconds: 120 }, rate: { kind: "gamma", meanPerHour: 600, cv: 0.2 }, ahtSeconds: 300, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } } }).agents // => 55
 */
export function leastAgentsForSeasonAverage(need: UncertainNeed): LeastAgentsForSeason {
  const { model, rate, ahtSeconds, targets } = need;
  requireTargets(targets);
  requireHandleTime(ahtSeconds);
  const loadErlangs = (rateMoments(rate).meanPerHour * ahtSeconds) / 3600;
  const short = targets.serviceLevel?.shortAbandonSeconds;
  const seasonWith = (agents: number, withinSeconds: number): UncertainRateResult =>
    underUncertainRate({
      ...{ model, rate, agents, ahtSeconds, withinSeconds },
      ...(short === undefined ? {} : { shortAbandonSeconds: short }),
    });
  const does = (agents: number): boolean => areMet(targets, (within) => asOneQueue(seasonWith(agents, within)));
  const agents = loadErlangs === 0 ? 0 : leastTeam(does, loadErlangs);
  const within = targets.serviceLevel?.withinSeconds ?? targets.waitPercentile?.seconds ?? 0;
  return {
    agents,
    at: seasonWith(agents, within),
    oneFewer: agents > 0 ? seasonWith(agents - 1, within) : null,
  };
}

/**
 * The least whole number of agents with which at least this share of intervals keeps all targets, each judged by
 * itself: a promise for single intervals (a chance constraint), made by staffing for the rate which that share of
 * intervals does not exceed. With it comes that rate, and the queue at it with these agents and one fewer.
 * Assumes that a higher rate never makes an interval better, which holds for all targets but slAnswered where many
 * abandon, and intervals in steady state. Holds for one pool; several pools trade such misses with each other.
 * Source: Gurvich, Luedtke & Tezcan (2010), Management Science 56(7), 1093-1115. Cost: one quantile and one search.
 * @throws Refusal for a rate, model or target out of range, or a share outside [0, 1)
 * @example leastAgentsForShareOfIntervals({ model: { kind: "erlang-a", patienceSeconds: 120 }, rate: { kind: "gamma", meanPerHour: 600, cv: 0.2 }, ahtSeconds: 300, targets: { serviceLevel: { share: 0.8, withinSeconds: 20 } }, shareOfIntervals: 0.9 }).agents // => 63
 */
export function leastAgentsForShareOfIntervals(
  need: UncertainNeed & { readonly shareOfIntervals: number },
): LeastAgentsUnder & { readonly ratePerHour: number } {
  const { model, rate, ahtSeconds, targets, shareOfIntervals } = need;
  if (!(shareOfIntervals >= 0 && shareOfIntervals < 1)) {
    refuse(
      "share-out-of-range",
      "/shareOfIntervals",
      shareOfIntervals,
      "the share of intervals that keep the targets is at least 0 and below 1; no team is sure of every interval",
      "Give it as a fraction, such as 0.9 for nine intervals of ten.",
    );
  }
  requireHandleTime(ahtSeconds);
  const ratePerHour = rateQuantile(rate, shareOfIntervals);
  const loadErlangs = (ratePerHour * ahtSeconds) / 3600;
  return { ratePerHour, ...leastAgentsUnder({ model, loadErlangs, ahtSeconds, targets }) };
}

/** A season as targets see it: one queue, whose waits are infinite where some rates have no steady state. */
function asOneQueue({ contactWeighted, meanLoadErlangs, occupancy }: UncertainRateResult): QueueResult {
  return {
    ...contactWeighted,
    stable: true,
    loadErlangs: meanLoadErlangs,
    meanWaitAbandonedSeconds: null,
    meanQueue: null,
    occupancy,
  };
}

/** The least team that does, where more agents never do worse: doubling steps from the load, then halving. */
function leastTeam(does: (agents: number) => boolean, loadErlangs: number): number {
  const guess = Math.max(1, Math.ceil(loadErlangs));
  const agents = leastThatDoes(does, { floor: 1, guess, cap: LARGEST_TEAM });
  if (agents !== null) return agents;
  return refuse(
    "target-out-of-reach",
    "/targets",
    `a team of ${LARGEST_TEAM} agents that misses them`,
    "some team keeps all targets",
    "Ask for less, or lower the share that leaves without waiting.",
  );
}
