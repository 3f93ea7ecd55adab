import type { WorkedShift } from "../labour/person-shifts.ts";
import { firstFrom } from "../rosters/roster-frame.ts";

interface Intervals {
  readonly startsMs: Float64Array;
  readonly seconds: Float64Array;
}

/** Intervals in which somebody on the shift is at work from beginning to end: a break of a moment takes the interval. */
export function intervalsWorked(
  { startsMs, seconds }: Intervals,
  { startMs, endMs, breaks }: Omit<WorkedShift, "source">,
): number[] {
  const worked: number[] = [];
  for (let t = firstFrom(startsMs, startMs); t < startsMs.length; t += 1) {
    const from = startsMs[t] ?? 0;
    const to = from + (seconds[t] ?? 0) * 1000;
    if (to > endMs) break;
    if (!breaks.some((away) => away.startMs < to && away.endMs > from)) worked.push(t);
  }
  return worked;
}

/** Intervals that a stretch touches for a moment or more. */
export function intervalsTouched({ startsMs, seconds }: Intervals, fromMs: number, toMs: number): number[] {
  const touched: number[] = [];
  for (let t = Math.max(0, firstFrom(startsMs, fromMs) - 1); t < startsMs.length; t += 1) {
    const from = startsMs[t] ?? 0;
    if (from >= toMs) break;
    if (from + (seconds[t] ?? 0) * 1000 > fromMs) touched.push(t);
  }
  return touched;
}
