import { NEVER } from "@springtide/forecast";
import type { SeasonBasis } from "../basis.ts";

/** The days on which a trigger is active in one season, 1 each: as long as its effect lasts, each time it fires. */
export function activeDays(
  onsets: readonly Int32Array[],
  path: number,
  durationDays: number,
  { firstDay, days }: Pick<SeasonBasis["grid"], "firstDay" | "days">,
): Uint8Array {
  const isActive = new Uint8Array(days);
  for (const drawn of onsets) {
    // A season in which it never fires has a day long ago.
    const from = (drawn[path] ?? NEVER) - firstDay;
    isActive.fill(1, Math.max(0, from), Math.max(0, from + durationDays));
  }
  return isActive;
}
