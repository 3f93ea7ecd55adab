import type { IntervalGrid } from "@springtide/calendar";

/** History of one queue by interval. */
export interface IntervalHistory {
  readonly grid: IntervalGrid;
  /** Contacts of each interval of the grid; NaN unknown. */
  readonly contacts: Float64Array;
  /** 1 where the queue is open. */
  readonly open: Uint8Array;
}
