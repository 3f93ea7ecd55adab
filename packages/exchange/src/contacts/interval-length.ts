import type { TimeZone } from "@springtide/calendar";

/** Lengths an interval may have, in minutes: those that divide a day evenly. The last is the day itself. */
const LENGTHS = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60, 120, 180, 240, 360, 480, 720, 1440] as const;
const MINUTE_MS = 60_000;
const FITTING_SHARE = 0.8;

/** Whether an interval of this length may start then: at a multiple of it by the local clock, or where the clocks are set. */
export function isOnGrid(zone: TimeZone, startMs: number, minutes: number): boolean {
  return zone.minuteOfDayAt(startMs) % minutes === 0 || zone.transitions(startMs, startMs + 1).length > 0;
}

/**
 * Length of the intervals of a queue, found from their starts: the longest that is no longer than the most common distance
 * and on whose grid nearly all of them lie. Missing rows lengthen distances and odd rows break the grid, so neither alone
 * would do. Null with fewer than two starts. Cost: one look at the zone for each start.
 * @param starts ascending, without duplicates
 */
export function intervalLength(starts: Float64Array, zone: TimeZone): number | null {
  const distance = commonDistance(starts);
  if (distance === null) return null;
  const byMinute = new Map<number, number>();
  for (const startMs of starts) {
    const minute = zone.minuteOfDayAt(startMs);
    byMinute.set(minute, (byMinute.get(minute) ?? 0) + 1);
  }
  const fits = (length: number): boolean => {
    let fitting = 0;
    for (const [minute, count] of byMinute) if (minute % length === 0) fitting += count;
    return fitting >= FITTING_SHARE * starts.length;
  };
  return LENGTHS.findLast((length) => length <= distance && fits(length)) ?? 1;
}

/** The most common distance between neighbours in minutes; the shorter of two equally common. */
function commonDistance(starts: Float64Array): number | null {
  const counts = new Map<number, number>();
  for (let at = 1; at < starts.length; at += 1) {
    const minutes = Math.round(((starts[at] ?? 0) - (starts[at - 1] ?? 0)) / MINUTE_MS);
    counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
  }
  let best: number | null = null;
  let bestCount = 0;
  for (const [minutes, count] of counts)
    if (count > bestCount || (count === bestCount && best !== null && minutes < best)) {
      best = minutes;
      bestCount = count;
    }
  return best;
}
