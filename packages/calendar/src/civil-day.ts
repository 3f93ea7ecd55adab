import { Refusal } from "@springtide/refusal";

/** A date on the calendar without a zone, as whole days since 1970-01-01 (proleptic Gregorian). */
export type CivilDay = number;

export const DAY_MS = 86_400_000;

const ISO_DAY = /^(\d{4})-(\d\d)-(\d\d)$/;

/**
 * The day written `2026-10-25` (ISO 8601, years 0000 to 9999).
 * @throws Refusal `no-such-day` where it is written otherwise or does not exist (`2026-02-29`).
 */
export function civilDay(iso: string): CivilDay {
  const [, year, month, day] = ISO_DAY.exec(iso) ?? [];
  const found = dayFrom(Number(year), Number(month), Number(day));
  if (isExactly(found, Number(month), Number(day))) return found;
  throw new Refusal({
    code: "no-such-day",
    place: {},
    found: JSON.stringify(iso),
    rule: "a day is written year-month-day and must exist",
    remedy: "Write it like 2026-10-25.",
  });
}

function isExactly(day: CivilDay, month: number, dayInMonth: number): boolean {
  return Number.isFinite(day) && monthOf(day) === month && dayOfMonth(day) === dayInMonth;
}

/** The day as ISO 8601 writes it: `2026-10-25`. @throws RangeError for a number that is no day. */
export function isoDay(day: CivilDay): string {
  const text = dateOf(day).toISOString();
  return text.slice(0, text.indexOf("T"));
}

/**
 * The day of a year (as counted, so 33 is the year 33), month (1 to 12) and day of the month. What lies beyond the end
 * of a month runs on into the next: 29 February of a common year is 1 March.
 */
export function dayFrom(year: number, month: number, dayInMonth: number): CivilDay {
  return new Date(0).setUTCFullYear(year, month - 1, dayInMonth) / DAY_MS;
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekday(day: CivilDay): number {
  // 1970-01-01 was a Thursday, three days after a Monday.
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

/** Calendar year, such as 2026. */
export function yearOf(day: CivilDay): number {
  return dateOf(day).getUTCFullYear();
}

/** Month of the year, 1 to 12. */
export function monthOf(day: CivilDay): number {
  return dateOf(day).getUTCMonth() + 1;
}

/** Day of the month, 1 to 31. */
export function dayOfMonth(day: CivilDay): number {
  return dateOf(day).getUTCDate();
}

/** Day of the year, 1 to 366. */
export function dayOfYear(day: CivilDay): number {
  return day - dayFrom(yearOf(day), 1, 1) + 1;
}

function dateOf(day: CivilDay): Date {
  return new Date(day * DAY_MS);
}
