import type { IntervalGrid } from "@springtide/calendar";
import { firstAtOrAfter } from "../first-at-or-after.ts";

/**
 * Heads by interval of one grid as those of another, by time as it passes: an interval wants as many as the most that any interval it
 * touches wants, and none outside the first grid. The two may have other zones and other days.
 */
export function headsOnGrid(heads: Uint16Array, from: IntervalGrid, to: IntervalGrid): Int32Array {
  return Int32Array.from(to.startsMs, (startMs, t) => {
    const endMs = startMs + (to.seconds[t] ?? 0) * 1000;
    let most = 0;
    let i = firstAtOrAfter(from.startsMs, startMs);
    if (i > 0 && endOf(from, i - 1) > startMs) i -= 1;
    for (; i < heads.length && (from.startsMs[i] ?? Infinity) < endMs; i += 1) most = Math.max(most, heads[i] ?? 0);
    return most;
  });
}

/** The instant at which an interval ends. */
function endOf({ startsMs, seconds }: IntervalGrid, t: number): number {
  return (startsMs[t] ?? 0) + (seconds[t] ?? 0) * 1000;
}
