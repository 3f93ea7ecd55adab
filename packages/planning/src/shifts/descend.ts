import type { ShiftCover } from "./shift-cover.ts";

/** Less than this is rounding, not a saving: where limits are priced high, sums over a week carry as much. */
const LEAST_SAVING = 1e-6;

/**
 * Adds and drops shifts while that saves, then exchanges: takes one person off each worked shift in turn and puts one on the shift that
 * serves best without them. Ends where no such step saves anything. Cost: shifts in use x all shifts for each round of exchanges.
 * @param mayGoOn asked before each exchange; may throw
 */
export function descend(cover: ShiftCover, mayGoOn: () => boolean = () => true): void {
  for (let isBetter = true; isBetter;) {
    while (adds(cover) || drops(cover));
    if (!mayGoOn()) return;
    isBetter = exchanges(cover, mayGoOn);
  }
}

function adds(cover: ShiftCover): boolean {
  const { shift, difference } = cover.cheapestToAdd();
  if (difference > -LEAST_SAVING) return false;
  cover.add(shift, 1);
  return true;
}

function drops(cover: ShiftCover): boolean {
  const { shift, difference } = cover.cheapestToDrop();
  if (difference > -LEAST_SAVING) return false;
  cover.add(shift, -1);
  return true;
}

function exchanges(cover: ShiftCover, mayGoOn: () => boolean): boolean {
  let isBetter = false;
  for (let shift = 0; shift < cover.columns.count; shift += 1) {
    if (cover.heads[shift] === 0) continue;
    if (!mayGoOn()) return false;
    const dropped = cover.add(shift, -1);
    const { shift: other, difference } = cover.cheapestToAdd();
    if (dropped + difference < -LEAST_SAVING) {
      cover.add(other, 1);
      isBetter = true;
    } else cover.add(shift, 1);
  }
  return isBetter;
}
