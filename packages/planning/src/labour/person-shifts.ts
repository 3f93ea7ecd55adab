import type { CivilDay, TimeZone } from "@springtide/calendar";

/** A stretch of work of one person, and the breaks in it; instants in milliseconds. */
export interface WorkedShift {
  readonly startMs: number;
  readonly endMs: number;
  readonly breaks: readonly { readonly startMs: number; readonly endMs: number }[];
  /** Which of what was brought this is, for whoever has to find it again. */
  readonly source: number;
}

/** One person's shifts, earliest first, and the place by whose clock they live. */
export interface PersonShifts {
  readonly person: string;
  readonly zone: TimeZone;
  readonly shifts: readonly WorkedShift[];
  /** Public holidays where they work. */
  readonly holidays: ReadonlySet<CivilDay>;
}

const HOUR_MS = 3_600_000;

/** Hours from one instant to another: elapsed, whatever the clocks were set to in between. */
export function elapsedHours(fromMs: number, toMs: number): number {
  return (toMs - fromMs) / HOUR_MS;
}

/** Hours of work in a shift, breaks taken off. */
export function workedHours({ startMs, endMs, breaks }: WorkedShift): number {
  return elapsedHours(startMs, endMs) - breaks.reduce((sum, away) => sum + elapsedHours(away.startMs, away.endMs), 0);
}

/** Every local day that the shift touches for a moment or more. */
export function daysOf({ startMs, endMs }: WorkedShift, zone: TimeZone): readonly CivilDay[] {
  const first = zone.dayAt(startMs);
  const last = Math.max(first, zone.dayAt(endMs - 1));
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
