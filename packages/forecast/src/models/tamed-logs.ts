import type { LogSeries } from "./baseline-method.ts";

const WEEKS = 8;
/** From so many usual departures on a day is wild. */
const WILD = 4;
/** Days on either side that tell a wild day from a change: where half of them are wild too, something has changed. */
const NEAR_DAYS = 7;
/** Standard deviations of a normal distribution in its median absolute departure. */
const SD_OF_MEDIAN = 1.4826;

/**
 * A series whose wild days are brought in: a log further than four usual departures from the median of the eight same weekdays before it
 * is moved to that distance, unless half of the days around it are wild as well, or the same weekday of the week before or after. So a day
 * of outage or a rush without a known cause does not carry the methods away, while a change that stays, of all days or of a weekday, is
 * followed within a week or two.
 */
export function tamedLogs({ firstDay, logs }: LogSeries): LogSeries {
  const usual = logs.map((_, t) => medianOfWeekdaysBefore(logs, t));
  const departures = logs.map((log, t) => Math.abs(log - (usual[t] ?? NaN))).filter((away) => !Number.isNaN(away));
  const reach = WILD * SD_OF_MEDIAN * median(departures);
  const isWild = logs.map((log, t) => Number(reach > 0 && Math.abs(log - (usual[t] ?? NaN)) > reach));
  return {
    firstDay,
    logs: logs.map((log, t) => {
      if (isWild[t] !== 1 || isChange(isWild, t)) return log;
      const middle = usual[t] ?? NaN;
      return Math.max(middle - reach, Math.min(middle + reach, log));
    }),
  };
}

function isChange(isWild: Float64Array, t: number): boolean {
  if (isWild[t - 7] === 1 || isWild[t + 7] === 1) return true;
  const near = isWild.subarray(Math.max(0, t - NEAR_DAYS), t + NEAR_DAYS + 1);
  return 2 * near.reduce((sum, wild) => sum + wild, 0) >= near.length;
}

/** NaN with fewer than four known days. */
function medianOfWeekdaysBefore(logs: Float64Array, t: number): number {
  const values: number[] = [];
  for (let week = 1; week <= WEEKS; week++) {
    const value = logs[t - 7 * week] ?? NaN;
    if (!Number.isNaN(value)) values.push(value);
  }
  return values.length < WEEKS / 2 ? NaN : median(Float64Array.from(values));
}

function median(values: Float64Array): number {
  const sorted = values.slice().sort();
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}
