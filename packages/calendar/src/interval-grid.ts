import type { CivilDay } from "./civil-day.ts";
import type { TimeZone } from "./time-zone.ts";

export interface GridDescription {
  readonly zone: TimeZone;
  readonly firstDay: CivilDay;
  readonly days: number;
  readonly intervalMinutes: number; // 5, 10, 15, 30 or 60
}

/** Time cut into planning intervals, from the start of the first local day to the end of the last, without a hole. */
export interface IntervalGrid extends GridDescription {
  /** Start of each interval, milliseconds since 1970 UTC; ascending. */
  readonly startsMs: Float64Array;
  /** Length of each interval. All equal but where a clock change cuts one. */
  readonly seconds: Float64Array;
  /** `days + 1` places: the first interval of each day, then the number of intervals. A day of 0 hours has none. */
  readonly dayOffsets: Int32Array;
}

/**
 * The grid of whole local days. Intervals begin where the local clock reads a multiple of their length, and wherever a
 * clock change sets it to something else: a half-hour change in an hourly grid leaves an interval of half an hour.
 * A day has as many intervals as its hours give, so a repeated hour has its own and a skipped hour none.
 * Cost: a few operations an interval, and one look at the zone a day.
 * @throws RangeError for an interval that does not divide an hour, or a number of days that is negative or not whole.
 */
export function intervalGrid({ zone, firstDay, days, intervalMinutes }: GridDescription): IntervalGrid {
  if (!Number.isInteger(intervalMinutes) || intervalMinutes < 1 || 60 % intervalMinutes !== 0)
    throw new RangeError(`An interval of ${intervalMinutes} minutes does not divide an hour.`);
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`A grid of ${days} days.`);
  const starts: number[] = [];
  const dayOffsets = new Int32Array(days + 1);
  let endMs = zone.startOfDayMs(firstDay);
  for (let day = 0; day < days; day += 1) {
    const startMs = endMs;
    endMs = zone.startOfDayMs(firstDay + day + 1);
    pushStarts(starts, zone, startMs, endMs, intervalMinutes * 60_000);
    dayOffsets[day + 1] = starts.length;
  }
  const startsMs = Float64Array.from(starts);
  const seconds = startsMs.map((startMs, interval) => ((startsMs[interval + 1] ?? endMs) - startMs) / 1000);
  return { zone, firstDay, days, intervalMinutes, startsMs, seconds, dayOffsets };
}

function pushStarts(starts: number[], zone: TimeZone, startMs: number, endMs: number, intervalMs: number): void {
  if (startMs === endMs) return;
  const cuts = zone.transitions(startMs + 1, endMs).map(({ atMs }) => atMs);
  for (const [piece, fromMs] of [startMs, ...cuts].entries()) {
    const untilMs = cuts[piece] ?? endMs;
    const localMs = fromMs + zone.offsetMinutesAt(fromMs) * 60_000;
    const firstMultiple = fromMs + Math.ceil(localMs / intervalMs) * intervalMs - localMs;
    if (firstMultiple > fromMs) starts.push(fromMs);
    for (let atMs = firstMultiple; atMs < untilMs; atMs += intervalMs) starts.push(atMs);
  }
}

/**
 * Which slot of the local clock an interval begins in: 0 is the one from midnight, 40 is 10:00 in a grid of quarter
 * hours. Both passes of a repeated hour are the same slots; slots of a skipped hour do not occur on that day.
 */
export function slotOfDay(grid: IntervalGrid, interval: number): number {
  const startMs = grid.startsMs[interval];
  if (startMs === undefined) throw new RangeError(`Interval ${interval} of a grid of ${grid.startsMs.length}.`);
  return Math.floor(grid.zone.minuteOfDayAt(startMs) / grid.intervalMinutes);
}
