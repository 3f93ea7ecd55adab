import type { QueueResult } from "../queue-result.ts";
import type { Targets } from "../targets/targets.ts";
import type { TargetStep } from "./staffing-steps.ts";

/** A target that is met but for the last digits of a search is met. */
const ROUNDING = 1e-9;

/**
 * Every target beside what a team reaches.
 * @param resultWithin what the model says of the team, its service levels judged at this wait
 */
export function reachedTargets(
  targets: Targets,
  resultWithin: (withinSeconds: number, shortAbandonSeconds?: number) => QueueResult,
): TargetStep[] {
  const { serviceLevel, waitPercentile, maxOccupancy, maxAsaSeconds, maxWaitProbability, maxAbandonProbability } =
    targets;
  const any = resultWithin(serviceLevel?.withinSeconds ?? 0);
  const steps: TargetStep[] = [];
  if (serviceLevel !== undefined) {
    const { share, withinSeconds, definition = "slOffered", shortAbandonSeconds } = serviceLevel;
    const reached = resultWithin(withinSeconds, shortAbandonSeconds).serviceLevels[definition];
    steps.push({ ...atLeast("serviceLevel", share, reached), definition, withinSeconds });
  }
  if (waitPercentile !== undefined) {
    const { share, seconds } = waitPercentile;
    const reached = resultWithin(seconds).serviceLevels.slVirtual;
    steps.push({ ...atLeast("waitPercentile", share, reached), withinSeconds: seconds });
  }
  if (maxAsaSeconds !== undefined) steps.push(atMost("maxAsaSeconds", maxAsaSeconds, any.asaSeconds));
  if (maxWaitProbability !== undefined)
    steps.push(atMost("maxWaitProbability", maxWaitProbability, any.waitProbability));
  if (maxAbandonProbability !== undefined)
    steps.push(atMost("maxAbandonProbability", maxAbandonProbability, any.abandonProbability));
  if (maxOccupancy !== undefined) steps.push(atMost("maxOccupancy", maxOccupancy, any.occupancy));
  return any.stable ? steps : steps.map((step) => ({ ...step, isMet: false }));
}

function atLeast(target: keyof Targets, limit: number, reached: number): TargetStep {
  return compared(target, "at-least", limit, reached, reached - limit);
}

function atMost(target: keyof Targets, limit: number, reached: number | null): TargetStep {
  return compared(target, "at-most", limit, reached, reached === null ? null : limit - reached);
}

function compared(
  target: keyof Targets,
  bound: TargetStep["bound"],
  limit: number,
  reached: number | null,
  margin: number | null,
): TargetStep {
  const isMet = margin !== null && margin >= -ROUNDING * limit;
  return {
    kind: "target",
    target,
    bound,
    limit,
    reached,
    margin,
    isMet,
    binds: false,
    definition: null,
    withinSeconds: null,
  };
}
