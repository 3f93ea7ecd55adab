import type { QueueResult } from "../queue-result.ts";
import { ROUNDING, type Targets } from "../targets/targets.ts";

/** What targets ask of an interval or a day. */
type Judged = Pick<
  QueueResult,
  "waitProbability" | "abandonProbability" | "serviceLevels" | "asaSeconds" | "occupancy"
>;

function isAtMost(found: number, most: number | undefined): boolean {
  return most === undefined || found <= most * ROUNDING;
}

/**
 * Whether all targets are met, judged as the searches of this package judge them: the service level by its definition,
 * the percentile by the wait of one who never gives up (`atPercentile` holds the same stretch judged at its seconds).
 */
export function targetsMet(judged: Judged, atPercentile: Judged, targets: Targets): boolean {
  const { serviceLevel, waitPercentile } = targets;
  const missed = 1 - judged.serviceLevels[serviceLevel?.definition ?? "slOffered"];
  return (
    (serviceLevel === undefined || isAtMost(missed, 1 - serviceLevel.share)) &&
    (waitPercentile === undefined || isAtMost(1 - atPercentile.serviceLevels.slVirtual, 1 - waitPercentile.share)) &&
    isAtMost(judged.occupancy, targets.maxOccupancy) &&
    isAtMost(judged.asaSeconds ?? Infinity, targets.maxAsaSeconds) &&
    isAtMost(judged.waitProbability, targets.maxWaitProbability) &&
    isAtMost(judged.abandonProbability, targets.maxAbandonProbability)
  );
}
