import type { ShiftTeams } from "./team-problem.ts";

/** One possible course of the plan. */
export interface TargetPath {
  /**
   * What 0, 1, 2, ... heads at work are worth in an interval (contacts answered in time, say), never less for more heads; further heads
   * are worth what the last is.
   */
  readonly worth: readonly Float64Array[];
  /** What has to be reached, by period. */
  readonly required: readonly number[];
}

/**
 * How many people to put on which shifts, at the least cost, so that over each period what their heads are worth reaches what is
 * required, on enough of the paths. One queue; every team serves it. "All demand of the period is met" is such a target too: heads
 * are worth themselves up to the demand, and the whole demand is required.
 */
export interface TargetProblem extends ShiftTeams {
  /** Heads at least, by interval, whatever the paths say. */
  readonly floor: Int32Array;
  /** Stretches of intervals that do not overlap; `to` is exclusive. */
  readonly periods: readonly { readonly from: number; readonly to: number }[];
  readonly paths: readonly TargetPath[];
  /** Share of the paths on which each period has to reach what is required. */
  readonly chance: number;
}

/** How many paths have to reach the target of a period. */
export function pathsNeeded({ paths, chance }: TargetProblem): number {
  return Math.ceil(chance * paths.length - 1e-9);
}

/** What so many heads are worth. */
export function worthOf(worth: Float64Array | undefined, heads: number): number {
  if (worth === undefined || worth.length === 0) return 0;
  return worth[Math.min(heads, worth.length - 1)] ?? 0;
}
