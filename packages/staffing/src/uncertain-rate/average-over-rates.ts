import { adaptiveIntegrals } from "./adaptive-quadrature.ts";
import { factorBreaks, factorRange, logFactorDensity } from "./gamma-range.ts";
import { averages, COUNT, JUDGED, weigh, type RatePoint, type UncertainRateResult } from "./season-sums.ts";
import { isKnown, pathShares, rateMoments, type UncertainRate } from "./uncertain-rate.ts";
import { LARGEST_TEAM, refuse, requireAgents, requireHandleTime, requireSeconds } from "../domain.ts";
import { SHORT_ABANDON_SECONDS } from "../targets/service-levels.ts";
import type { QueueResult } from "../queue-result.ts";

/** A team planned before the rate is known, and the waits it is judged by. */
export interface UncertainQueue {
  readonly rate: UncertainRate;
  readonly agents: number;
  readonly ahtSeconds: number;
  readonly withinSeconds: number;
  /** Abandoning within this time counts as short in slExclShort; 5 s if not given. */
  readonly shortAbandonSeconds?: number;
}

/** Any model of a queue at one load, judged at one wait. */
export type QueueAtLoad = (loadErlangs: number, withinSeconds: number) => QueueResult;

/** Share that does not abandon within the short time, read back from the levels a model answers with. */
function notShort(result: QueueResult, shortSeconds: number, atLoad: QueueAtLoad): number {
  const { slOffered, slExclShort } = result.serviceLevels;
  if (slExclShort > 0) return Math.min(1, slOffered / slExclShort);
  const { slAbandonGood, slOffered: served } = atLoad(result.loadErlangs, shortSeconds).serviceLevels;
  return 1 - Math.max(0, slAbandonGood - served);
}

/** Weights below this say nothing; the queue at such a rate is not asked for. */
const WEIGHTLESS = 1e-30;

/**
 * The season's averages of any model of a queue whose rate is uncertain: `atLoad` answers for one load, here it is
 * mixed over all rates. `underUncertainRate` does so for the models named in this package; take this one for a line
 * with limited places, for redials, for chat.
 * Each interval is taken to be in steady state at its own rate, and the team the same at every rate.
 * The gamma law is integrated over the logarithm of the rate, cut where load passes the agents, to 1e-9 of all
 * contacts. Cost: some 150 to 300 evaluations of the model, or one for each path.
 * @throws Refusal for a rate that is none, agents or times out of range, a law that reaches beyond a million erlangs
 */
export function averageOverRates(
  queue: UncertainQueue & { readonly atLoad: QueueAtLoad; readonly tolerance?: number },
): UncertainRateResult {
  const { rate, agents, ahtSeconds, withinSeconds, shortAbandonSeconds = SHORT_ABANDON_SECONDS, atLoad } = queue;
  requireAgents(agents);
  requireHandleTime(ahtSeconds);
  requireSeconds(withinSeconds);
  requireSeconds(shortAbandonSeconds, "/shortAbandonSeconds");
  const { meanPerHour, cv } = rateMoments(rate);
  const meanLoadErlangs = (meanPerHour * ahtSeconds) / 3600;
  const at = (point: RatePoint, values: Float64Array): void => {
    const result = atLoad(meanLoadErlangs * point.factor, withinSeconds);
    weigh(result, notShort(result, shortAbandonSeconds, atLoad), point, values);
  };
  const sums =
    rate.kind === "gamma" && !isKnown(rate)
      ? overGamma(at, { shape: 1 / (cv * cv), meanLoadErlangs, agents, tolerance: queue.tolerance ?? 1e-9 })
      : overPaths(at, rate, meanPerHour);
  return averages(sums, meanLoadErlangs);
}

type AtFactor = (point: RatePoint, values: Float64Array) => void;

function overPaths(at: AtFactor, rate: UncertainRate, meanPerHour: number): Float64Array {
  const paths = rate.kind === "paths" ? pathShares(rate) : [{ perHour: rate.meanPerHour, share: 1 }];
  const values = new Float64Array(COUNT);
  const sums = new Float64Array(COUNT);
  for (const { perHour, share } of paths) {
    if (share === 0) continue;
    // Where no path has any contacts, each interval counts once for contacts too.
    at({ weight: share, factor: meanPerHour > 0 ? perHour / meanPerHour : 1 }, values);
    values.forEach((value, index) => (sums[index] = (sums[index] ?? 0) + value));
  }
  return sums;
}

function overGamma(
  at: AtFactor,
  law: { shape: number; meanLoadErlangs: number; agents: number; tolerance: number },
): Float64Array {
  const { shape, meanLoadErlangs, agents, tolerance } = law;
  const { high } = factorRange(shape);
  if (meanLoadErlangs * Math.exp(high) > LARGEST_TEAM) {
    refuse(
      "rate-too-uncertain",
      "/rate/cv",
      1 / Math.sqrt(shape),
      `rates that such a law still allows stay within ${LARGEST_TEAM} erlangs`,
      "Give a smaller coefficient of variation, or the rates of sample paths.",
    );
  }
  const team = Math.max(1, agents);
  const breaks = factorBreaks(shape, Math.log(team / meanLoadErlangs), 1 / Math.sqrt(team));
  return adaptiveIntegrals(
    (u, values) => {
      const weight = Math.exp(logFactorDensity(u, shape));
      const factor = Math.exp(u);
      if (weight * Math.max(1, factor) < WEIGHTLESS) values.fill(0);
      else at({ weight, factor }, values);
    },
    { breaks, count: COUNT, judged: JUDGED, tolerance },
  );
}
