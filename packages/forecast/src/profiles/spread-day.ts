import type { IntervalGrid } from "@springtide/calendar";
import { profileRow, slotsOfGrid } from "./slots-of-grid.ts";
import type { Profile } from "./slots-of-grid.ts";

/**
 * Shares of a day's contacts by interval of the grid, written to `into` from 0 on; they sum to 1. Both passes of a repeated hour get its
 * share and a skipped hour none, and the day is brought back to 1, so that days of 23 and 25 hours keep their total. Where the
 * profile leaves nothing, the day is even.
 */
export function spreadDay({
  profile,
  grid,
  day,
  into,
}: {
  readonly profile: Profile;
  readonly grid: IntervalGrid;
  /** Index of the day in the grid. */
  readonly day: number;
  readonly into: Float64Array;
}): void {
  const first = grid.dayOffsets[day] ?? 0;
  const count = (grid.dayOffsets[day + 1] ?? first) - first;
  const { slots, filled } = slotsOfGrid(grid);
  const row = profile[profileRow(grid, day)] ?? [];
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const share = (row[slots[first + i] ?? 0] ?? 0) * (filled[first + i] ?? 0);
    into[i] = share;
    sum += share;
  }
  for (let i = 0; i < count; i++) into[i] = sum > 0 ? (into[i] ?? 0) / sum : 1 / count;
}
