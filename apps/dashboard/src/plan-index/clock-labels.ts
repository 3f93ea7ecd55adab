import type { PlanIndex } from "./plan-index.ts";
import { intervalsOfDay } from "./plan-index.ts";

/**
 * Local clock times of a day's intervals, "14:15". An hour that comes twice when the clocks go back is told apart:
 * "02:15 (1st)" and "02:15 (2nd)"; an hour that is skipped is not there.
 */
export function clockLabels(index: PlanIndex, dayIndex: number): readonly string[] {
  const { from, to } = intervalsOfDay(index, dayIndex);
  const minutes = Array.from(index.grid.startsMs.subarray(from, to), (ms) => index.zone.minuteOfDayAt(ms));
  const times = new Map<number, number>();
  for (const minute of minutes) times.set(minute, (times.get(minute) ?? 0) + 1);
  const seen = new Set<number>();
  return minutes.map((minute) => {
    const pass = times.get(minute) === 1 ? "" : seen.has(minute) ? " (2nd)" : " (1st)";
    seen.add(minute);
    return `${clock(minute)}${pass}`;
  });
}

/** The local clock at an instant, "14:15". */
export function clockAt(index: PlanIndex, ms: number): string {
  return clock(index.zone.minuteOfDayAt(ms));
}

function clock(minuteOfDay: number): string {
  const minute = Math.floor(minuteOfDay);
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
