import { dayFrom, weekday, yearOf } from "./civil-day.ts";
import type { CivilDay } from "./civil-day.ts";

/** A week as business counts them: Monday to Sunday, named after the year that holds its Thursday. */
export interface IsoWeek {
  readonly year: number;
  readonly week: number; // 1 to 53
}

/**
 * The ISO 8601 week a day lies in. Its year is not always the day's own: 2027-01-01 is in week 53 of 2026.
 * Source: ISO 8601-1:2019, 3.1.1.23 (week 01 is the one with the year's first Thursday).
 */
export function isoWeek(day: CivilDay): IsoWeek {
  const thursday = day - weekday(day) + 4;
  const year = yearOf(thursday);
  return { year, week: Math.floor((thursday - dayFrom(year, 1, 1)) / 7) + 1 };
}
