import type { PatienceLaw } from "../patience/patience.ts";
import type { QueueModel } from "../queue-model.ts";

/**
 * Mean time in seconds that customers would wait before giving up, by the model's law of patience; null where it is
 * endless, for all or for some. Balking and overflow after a time are no part of it.
 * Piecewise-constant hazard: the sum over pieces of survival so far times (1 - e^(-rate length))/rate.
 * Cost: O(pieces of the law).
 */
export function meanPatienceSeconds(model: QueueModel): number | null {
  if (model.kind === "erlang-c") return null;
  return model.kind === "erlang-a" ? model.patienceSeconds : meanOfLaw(model.patience.law);
}

function meanOfLaw(law: PatienceLaw): number | null {
  switch (law.kind) {
    case "endless":
      return null;
    case "exponential":
      return law.meanSeconds;
    case "segments":
      return law.segments.reduce((sum, { share, meanSeconds }) => sum + share * meanSeconds, 0);
    case "hazard": {
      let mean = 0;
      let stillThere = 1;
      for (const [at, { fromSeconds, perSecond }] of law.pieces.entries()) {
        const until = law.pieces[at + 1]?.fromSeconds ?? Infinity;
        const gaveUp = -Math.expm1(-perSecond * (until - fromSeconds));
        if (perSecond === 0 && until === Infinity) return null;
        mean += stillThere * (perSecond === 0 ? until - fromSeconds : gaveUp / perSecond);
        stillThere *= perSecond === 0 ? 1 : 1 - gaveUp;
      }
      return mean;
    }
  }
}
