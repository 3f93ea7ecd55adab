import type { QueueResult } from "../queue-result.ts";
import { ROUNDING, type Targets } from "./targets.ts";

/**
 * Whether what a model says of a queue meets every target, to twelve digits. `at` answers for a time within which a
 * contact should be answered; it is asked once for the service level and once more for a percentile.
 * A queue without a steady state meets no target on waits. Targets are taken as checked by `requireTargets`.
 */
export function areMet(targets: Targets, at: (withinSeconds: number) => QueueResult): boolean {
  const { serviceLevel, waitPercentile } = targets;
  const result = at(serviceLevel?.withinSeconds ?? 0);
  if (!result.stable) return false;
  const { occupancy, asaSeconds, waitProbability, abandonProbability } = result;
  if (occupancy > (targets.maxOccupancy ?? 1) * ROUNDING) return false;
  if (targets.maxAsaSeconds !== undefined && !((asaSeconds ?? Infinity) <= targets.maxAsaSeconds * ROUNDING))
    return false;
  if (waitProbability > (targets.maxWaitProbability ?? 1) * ROUNDING) return false;
  if (abandonProbability > (targets.maxAbandonProbability ?? 1) * ROUNDING) return false;
  if (serviceLevel !== undefined) {
    const reached = result.serviceLevels[serviceLevel.definition ?? "slOffered"];
    if (1 - reached > (1 - serviceLevel.share) * ROUNDING) return false;
  }
  if (waitPercentile === undefined) return true;
  return 1 - at(waitPercentile.seconds).serviceLevels.slVirtual <= (1 - waitPercentile.share) * ROUNDING;
}
