import type { ShiftColumns } from "./shift-columns.ts";

/** A shift, and what one person more or fewer on it would change in cost. */
export interface ShiftChange {
  /** -1 where there is none to choose. */
  readonly shift: number;
  readonly difference: number;
}

/** People on shifts and what it all costs: what a search changes, whatever the shifts are there for. */
export interface ShiftCover {
  readonly columns: ShiftColumns;
  /** People on each shift. */
  readonly heads: Int32Array;
  readonly cost: number;
  /** Puts `change` more people on a shift; answers what that changes in cost. */
  add(shift: number, change: number): number;
  /** The shift of which one more costs least; `first` and `count` name a stretch of the shifts in their order, which may go round. */
  cheapestToAdd(first?: number, count?: number): ShiftChange;
  /** The worked shift that is missed least. */
  cheapestToDrop(): ShiftChange;
  /** Adds people until a search has an answer to start from; nothing where every cover is one. */
  repair(): void;
  /** Heads missing in an interval of a queue. */
  missingIn(interval: number, queue: number): number;
}

/** Sends everybody home. */
export function clearCover(cover: ShiftCover): void {
  cover.heads.forEach((heads, shift) => {
    if (heads !== 0) cover.add(shift, -heads);
  });
}
