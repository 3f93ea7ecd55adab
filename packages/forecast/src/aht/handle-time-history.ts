import { Refusal } from "@springtide/refusal";

/** Part of the agents who began together: what share of an interval's contacts they took, and how long they had been there. */
export interface TempCohort {
  /** Share of the contacts handled by them, 0 to 1, by interval. */
  readonly share: Float64Array;
  /** Weeks since they began, by interval; read only where their share is above 0. */
  readonly weeks: Float64Array;
}

/** What is known of intervals before anything is handled in them: all arrays have one place for each interval. */
export interface HandleTimeSetting {
  /** Hour of the local clock the interval begins in, 0 to 23. */
  readonly hours: ArrayLike<number>;
  /** 1 Monday to 7 Sunday. */
  readonly weekdays: ArrayLike<number>;
  /** Name of the event window the interval lies in; empty outside. */
  readonly events?: readonly string[];
  readonly temps?: readonly TempCohort[];
}

/** Handled contacts of past intervals of one queue. */
export interface HandleTimeHistory extends HandleTimeSetting {
  /** Contacts handled; NaN or 0 where nothing is known. */
  readonly handled: Float64Array;
  /** Talk, hold and wrap-up of those contacts together, in seconds. */
  readonly handleSeconds: Float64Array;
}

/** No interval's mean may lie outside: a second is a dropped line, eight hours a case left open. */
const LEAST_SECONDS = 1;
const MOST_SECONDS = 28_800;

/**
 * Intervals a mean handling time can be learned from, by their place. Intervals with nothing handled are passed over, also where seconds
 * were booked (a contact that began earlier). Every impossible interval is named, not only the first.
 * @throws Refusal "negative-handle-time", "absurd-handle-time", "negative-handled", "bad-share" for what cannot be;
 *   "no-handle-times" when nothing was handled
 */
export function usableIntervals({ handled, handleSeconds, hours, weekdays, temps = [] }: HandleTimeHistory): number[] {
  const findings = [...handled.keys()].flatMap((i) => {
    const finding = findingOf(handled[i] ?? NaN, handleSeconds[i] ?? NaN, i);
    return finding === undefined ? [] : [finding];
  });
  requireShares(temps);
  const [first] = findings;
  if (first !== undefined) throw new Refusal(findings.slice(0, 20), findings.length);
  const usable = [...handled.keys()].filter((i) => (handled[i] ?? 0) > 0 && !Number.isNaN(handleSeconds[i] ?? NaN));
  for (const i of usable) requireClock(hours[i] ?? NaN, weekdays[i] ?? NaN, i);
  if (usable.length === 0)
    throw refusal(
      "no-handle-times",
      "/handled",
      "no interval with handled contacts",
      "a mean needs some",
      "Give handled contacts and their seconds by interval, or state an AHT in the queue.",
    );
  return usable;
}

/** @throws Refusal "bad-share" for shares of temps outside 0 to 1, or negative weeks */
export function requireShares(temps: readonly TempCohort[]): void {
  temps.forEach(({ share, weeks }, cohort) => {
    share.forEach((value, i) => {
      const week = weeks[i] ?? NaN;
      if (value === 0 || (value > 0 && value <= 1 && week >= 0)) return;
      throw refusal(
        "bad-share",
        `/temps/${cohort}/share/${i}`,
        `a share of ${value} after ${week} weeks`,
        "shares lie between 0 and 1, and weeks count from 0",
        "Give the part of contacts that temps handle, 0.25 for a quarter.",
      );
    });
  });
}

/** @throws Refusal "bad-clock" for an hour outside 0 to 23 or a weekday outside 1 to 7 */
export function requireClock(hour: number, weekday: number, interval: number): void {
  if (Number.isInteger(hour) && hour >= 0 && hour < 24 && Number.isInteger(weekday) && weekday >= 1 && weekday <= 7)
    return;
  throw refusal(
    "bad-clock",
    `/hours/${interval}`,
    `hour ${hour} of weekday ${weekday}`,
    "hours run from 0 to 23 and weekdays from 1 (Monday) to 7",
    "Take both from the local clock of the queue.",
  );
}

type Finding = Refusal["findings"][number];

function findingOf(handled: number, seconds: number, i: number): Finding | undefined {
  if (handled < 0 || handled === Infinity)
    return finding(
      "negative-handled",
      `/handled/${i}`,
      `${handled} handled contacts`,
      "contacts are counted: zero or more",
      "Correct the figure, or leave the interval empty.",
    );
  if (seconds < 0)
    return finding(
      "negative-handle-time",
      `/handleSeconds/${i}`,
      `${seconds} seconds`,
      "handling takes time: zero or more",
      "Leave the interval empty if the time is not known.",
    );
  const mean = seconds / handled;
  if (!(handled > 0) || Number.isNaN(mean) || (mean >= LEAST_SECONDS && mean <= MOST_SECONDS)) return undefined;
  return finding(
    "absurd-handle-time",
    `/handleSeconds/${i}`,
    `${seconds} seconds for ${handled} contacts`,
    `a mean lies between ${LEAST_SECONDS} second and ${MOST_SECONDS / 3600} hours`,
    "Check the unit (seconds, and the sum over the contacts, not their mean), or leave the interval empty.",
  );
}

function finding(code: string, field: string, found: string, rule: string, remedy: string): Finding {
  return { code, place: { field }, found, rule, remedy };
}

function refusal(code: string, field: string, found: string, rule: string, remedy: string): Refusal {
  return new Refusal(finding(code, field, found, rule, remedy));
}
