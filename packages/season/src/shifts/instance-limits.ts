import type { ShiftSolution } from "@springtide/contracts";
import type { ShiftLimits } from "@springtide/planning";

/** What a solve of an instance may cost. */
export interface InstanceLimits extends Required<Omit<ShiftLimits, "start" | "secondsLeft">> {
  /** The last solution, to start from. */
  readonly start?: ShiftSolution;
  /** As in `ShiftLimits`: a last resort. */
  readonly secondsLeft?: () => number;
}
