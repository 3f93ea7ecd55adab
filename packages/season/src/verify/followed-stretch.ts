import type { StretchService } from "@springtide/planning";

/** A stretch of one queue and how it is followed. */
export interface FollowedStretch {
  /** Place of its first cell among those of the queue. */
  readonly firstCell: number;
  /** Intervals of the grid in each cell. */
  readonly cells: readonly Int32Array[];
  /** Intervals whose heads decide how the stretch passes: lead-in and what comes after included. */
  readonly followedFrom: number;
  readonly followedTo: number;
  /** What these heads (by interval of the grid) give in so many seasons. */
  follow(heads: Uint16Array, seasons: number): StretchService;
}
