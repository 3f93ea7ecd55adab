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

/** The local clock at an instant, "14:15"; where that reading comes twice, told apart as above. */
export function clockAt({ zone }: Pick<PlanIndex, "zone">, ms: number): string {
  const minute = zone.minuteOfDayAt(ms);
  const [first, second] = zone.instantsOf(zone.dayAt(ms), minute);
  const pass = second === undefined ? "" : ms === first ? " (1st)" : " (2nd)";
  return `${clock(minute)}${pass}`;
}

/** The local clock at the end of a stretch that begins on some day: midnight is "24:00", a later day is named. */
export function clockAtEnd({ zone }: Pick<PlanIndex, "zone">, startMs: number, endMs: number): string {
  const days = zone.dayAt(endMs) - zone.dayAt(startMs);
  if (days === 1 && endMs === zone.startOfDayMs(zone.dayAt(endMs))) return "24:00";
  return days === 0 ? clockAt({ zone }, endMs) : `${clockAt({ zone }, endMs)} the next day`;
}

function clock(minuteOfDay: number): string {
  const minute = Math.floor(minuteOfDay);
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
