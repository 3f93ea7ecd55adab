import type { OpeningWindows } from "@springtide/calendar";
import { slotsADay } from "./slots-of-grid.ts";

/** The stated shape of a working day: contacts peak at half past ten and, a little lower, at half past three, over a steady ground. */
const HUMPS = [
  { atMinute: 630, sdMinutes: 105, height: 1 },
  { atMinute: 930, sdMinutes: 120, height: 0.85 },
] as const;
const GROUND = 0.25;

/**
 * Profile for queues whose history has only daily figures: a smooth day with two humps (10:30 and 15:30) over the opening hours of
 * each weekday. A weekday that never opens takes the hours of the others; a queue that never opens, the whole day. Rows sum to 1.
 * An assumption, to be named wherever it is used.
 */
export function defaultProfile({
  intervalMinutes,
  openByWeekday,
}: {
  readonly intervalMinutes: number;
  /** Monday first; minutes after midnight. */
  readonly openByWeekday: OpeningWindows["week"];
}): number[][] {
  const union = openByWeekday.flat();
  const always = [{ fromMinute: 0, toMinute: 1440 }];
  return Array.from({ length: 7 }, (_, row) => {
    const own = openByWeekday[row] ?? [];
    return dayShape(intervalMinutes, own.length > 0 ? own : union.length > 0 ? union : always);
  });
}

function dayShape(
  intervalMinutes: number,
  windows: readonly { readonly fromMinute: number; readonly toMinute: number }[],
): number[] {
  const weights = Array.from({ length: slotsADay(intervalMinutes) }, (_, slot) => {
    const from = slot * intervalMinutes;
    const open = windows.reduce(
      (most, { fromMinute, toMinute }) =>
        Math.max(most, Math.min(from + intervalMinutes, toMinute) - Math.max(from, fromMinute)),
      0,
    );
    return open * density(from + intervalMinutes / 2);
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function density(minute: number): number {
  return HUMPS.reduce(
    (sum, { atMinute, sdMinutes, height }) => sum + height * Math.exp(-0.5 * ((minute - atMinute) / sdMinutes) ** 2),
    GROUND,
  );
}
