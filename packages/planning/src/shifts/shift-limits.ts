import type { TeamShiftCount } from "./shift-problem.ts";

/** How good an answer has to be, and how much work may go into it. */
export interface ShiftLimits {
  /** Stop when cost and bound are this near, as a share of the cost. */
  readonly gap: number;
  /** Rounds of ruin and recreate. */
  readonly rounds?: number;
  /** Nodes of the search tree that is tried last. */
  readonly nodes?: number;
  readonly seed?: number;
  /** Shifts to start from: the last answer, when little has changed since. */
  readonly start?: readonly TeamShiftCount[];
  /** Last resort: the search ends with the best so far when this is 0 or less. What a clock stopped cannot be repeated to the letter. */
  readonly secondsLeft?: () => number;
}
