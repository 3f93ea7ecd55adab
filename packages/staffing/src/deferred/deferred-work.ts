import { refuse } from "../domain.ts";

/**
 * One stream of work that may wait, in agent-hours: what arrives in each period, and the last period in which it is
 * still on time. Periods count from 0; work can be done from the period of its arrival on. Several streams (e-mail,
 * social, two parts of one target) share the same people and the same periods.
 */
export interface DeferredWork {
  /** Agent-hours that arrive in each period. */
  readonly workHours: ArrayLike<number>;
  /** For the work of each period, the last period in which it is on time; beyond the horizon means: not due in it. */
  readonly lastPeriods: ArrayLike<number>;
}

/** All streams as one list of items, in order of arrival, and of deadline within an arrival; empty ones left out. */
export interface DueItems {
  readonly periods: number;
  /** The items of period s stand from `firstItem[s]` up to, not including, `firstItem[s + 1]`. */
  readonly firstItem: Int32Array;
  readonly lastPeriod: Int32Array;
  readonly hours: Float64Array;
}

/** What happens to a deadline beyond the horizon: "clip" wants the work done within it, "keep" does not call it late. */
type BeyondHorizon = "clip" | "keep";

/**
 * Checks all streams and merges them.
 * @throws Refusal where a stream has another length, work is negative or not finite, or a deadline lies before its arrival
 */
export function dueItems(work: readonly DeferredWork[], periods: number, beyond: BeyondHorizon): DueItems {
  work.forEach(({ workHours, lastPeriods }, index) => {
    requireLength(workHours, periods, `/work/${index}/workHours`);
    requireLength(lastPeriods, periods, `/work/${index}/lastPeriods`);
    requireHoursOfWork(workHours, `/work/${index}/workHours`);
    requireDeadlines(lastPeriods, `/work/${index}/lastPeriods`);
  });
  const latest = beyond === "clip" ? periods - 1 : periods;
  const firstItem = new Int32Array(periods + 1);
  const lastPeriod: number[] = [];
  const hours: number[] = [];
  for (let period = 0; period < periods; period += 1) {
    const arriving = work
      .map(({ workHours, lastPeriods }) => ({
        due: Math.min(lastPeriods[period] ?? period, latest),
        hours: workHours[period] ?? 0,
      }))
      .filter((item) => item.hours > 0)
      .sort((one, other) => one.due - other.due);
    for (const item of arriving) {
      lastPeriod.push(item.due);
      hours.push(item.hours);
    }
    firstItem[period + 1] = hours.length;
  }
  return { periods, firstItem, lastPeriod: Int32Array.from(lastPeriod), hours: Float64Array.from(hours) };
}

function requireDeadlines(lastPeriods: ArrayLike<number>, field: string): void {
  for (let period = 0; period < lastPeriods.length; period += 1) {
    const last = lastPeriods[period] ?? NaN;
    if (Number.isInteger(last) && last >= period) continue;
    refuse(
      "deadline-before-arrival",
      `${field}/${period}`,
      last,
      "the last period of work is a whole number and not before the period in which it arrives",
      "Count periods from 0; work due at once has its own period as the last one.",
    );
  }
}

/** One figure for each period of the horizon. */
export function requireLength(figures: ArrayLike<number>, periods: number, field: string): void {
  if (figures.length === periods) return;
  refuse(
    "periods-differ",
    field,
    `${figures.length} periods`,
    `every list covers the same ${periods} periods`,
    "Give one figure for each period of the horizon.",
  );
}

/** Agent-hours: at least 0 and, unless endless ones make sense, finite. */
export function requireHoursOfWork(hours: ArrayLike<number>, field: string, highest = Number.MAX_VALUE): void {
  for (let period = 0; period < hours.length; period += 1) {
    const found = hours[period] ?? NaN;
    if (found >= 0 && found <= highest) continue;
    refuse(
      "hours-out-of-range",
      `${field}/${period}`,
      found,
      "agent-hours of a period are not negative and finite",
      "Hours are contacts times handling seconds / 3600; 0 where there are none.",
    );
  }
}
