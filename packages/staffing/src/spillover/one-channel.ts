import { refuse } from "../domain.ts";
import { requireFailedShare } from "./failure-law.ts";

/** What becomes of a need on a channel that nobody leaves for another; served at first + recovered + lost = 1. */
export interface RetriedNeed {
  readonly attemptsPerNeed: number;
  readonly servedAtFirstShare: number;
  readonly recoveredShare: number;
  readonly lostShare: number;
}

/**
 * Retries on one channel in closed form: with failed share f and returning share r of those, a need makes 1/(1 - r f)
 * attempts, is lost with f (1 - r)/(1 - r f) and served after a failure with f r (1 - f)/(1 - r f).
 * Attempts fail independently, with the share that holds at the load that retries included; for a share that depends
 * on the load see `spilloverEquilibrium`, for several channels `needOutcomes`.
 * Source: a geometric series; Koole (2013), Call Center Optimization. Cost: O(1).
 * @throws Refusal for shares outside [0, 1]; `loads-cannot-settle` where everybody fails and everybody returns
 * @example retriesOnOneChannel({ failedShare: 0.1, returningShare: 0.54 }).attemptsPerNeed // about 1.0571
 */
export function retriesOnOneChannel({
  failedShare,
  returningShare,
}: {
  /** Share of attempts that fail. */
  readonly failedShare: number;
  /** Share of failures that try again. */
  readonly returningShare: number;
}): RetriedNeed {
  requireFailedShare(failedShare, "/failedShare");
  requireFailedShare(returningShare, "/returningShare");
  const ends = 1 - failedShare * returningShare;
  if (ends <= 0) {
    refuse(
      "loads-cannot-settle",
      "/returningShare",
      "a channel on which every contact fails and every failure comes back",
      "loads cannot settle unless some are served or give up",
      "Lower the share that comes back, or serve some contacts.",
    );
  }
  return {
    attemptsPerNeed: 1 / ends,
    servedAtFirstShare: 1 - failedShare,
    recoveredShare: (failedShare * returningShare * (1 - failedShare)) / ends,
    lostShare: (failedShare * (1 - returningShare)) / ends,
  };
}
