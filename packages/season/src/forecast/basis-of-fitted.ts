import type { SeasonBasis } from "../basis.ts";
import type { FittedQueue } from "../fit-queues.ts";
import { queueOf } from "../places.ts";
import { combinationOf } from "./combination.ts";

/** The basis of a season to come, from what was learned of its queues: numbers alone, as a plan keeps them. */
export function basisOfFitted(fitted: readonly FittedQueue[], season: Omit<SeasonBasis, "queues">): SeasonBasis {
  return {
    ...season,
    queues: fitted.map(({ queue, fit, profile, intervalCv }) => ({
      queue,
      model: fit.regression.parameters,
      combination: combinationOf(fit, queueOf(season.shop, queue).forecast, season.grid),
      profile,
      intervalCv,
    })),
  };
}
