import type { ShiftTimes } from "./mend-problem.ts";

const MINUTE_MS = 60_000;

/** A shift where it stands for the moment. */
export interface Placed extends ShiftTimes {
  /** Index into the shifts of the problem. */
  readonly shift: number;
  readonly person: number;
  /** Whether the search has settled it: changed or kept, and not to be looked at again. */
  readonly isSettled: boolean;
}

/** The stretches of work of a shift: between its start, its breaks and its end. */
export function stretchesOf({ startMs, endMs, breaks }: ShiftTimes): readonly (readonly [number, number])[] {
  const starts = [startMs, ...breaks.map((away) => away.endMs)];
  const ends = [...breaks.map((away) => away.startMs), endMs];
  return starts.map((from, i): readonly [number, number] => [from, ends[i] ?? endMs]).filter(([from, to]) => to > from);
}

/** Minutes of work in a shift, breaks taken off. */
export function workedMinutes(shift: ShiftTimes): number {
  return stretchesOf(shift).reduce((sum, [from, to]) => sum + (to - from), 0) / MINUTE_MS;
}

/** Minutes worked in one of two shifts of the same person and not in the other. */
export function minutesApart(a: ShiftTimes, b: ShiftTimes): number {
  let bothMs = 0;
  for (const [from, to] of stretchesOf(a))
    for (const [start, end] of stretchesOf(b)) bothMs += Math.max(0, Math.min(to, end) - Math.max(from, start));
  return workedMinutes(a) + workedMinutes(b) - (2 * bothMs) / MINUTE_MS;
}
