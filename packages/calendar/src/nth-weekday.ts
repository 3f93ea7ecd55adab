import { dayFrom, weekday } from "./civil-day.ts";
import type { CivilDay } from "./civil-day.ts";

export interface NthWeekday {
  readonly year: number;
  readonly month: number; // 1 to 12
  readonly weekday: number; // ISO, 1 = Monday
  readonly nth: number; // 1 = first, 4 = fourth, -1 = last, -2 = last but one
}

/**
 * The nth such weekday of a month, counted from its start, or from its end where `nth` is negative; null where the
 * month has fewer (not every month has a fifth Friday) or `nth` is 0.
 * @example nthWeekdayOfMonth({ year: 2027, month: 11, weekday: 4, nth: 4 }) // 2027-11-25, US Thanksgiving
 */
export function nthWeekdayOfMonth({ year, month, weekday: wanted, nth }: NthWeekday): CivilDay | null {
  const first = dayFrom(year, month, 1);
  const last = dayFrom(year, month + 1, 1) - 1;
  if (nth === 0) return null;
  const day =
    nth > 0
      ? first + ((wanted - weekday(first) + 7) % 7) + (nth - 1) * 7
      : last - ((weekday(last) - wanted + 7) % 7) + (nth + 1) * 7;
  return day >= first && day <= last ? day : null;
}
