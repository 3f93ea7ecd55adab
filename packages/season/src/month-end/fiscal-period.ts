import { type CivilDay, dayFrom, isoDay, weekday } from "@springtide/calendar";
import type { FiscalCalendar, FiscalPeriod } from "@springtide/contracts";

/** First and last day of something, both of it. */
export interface DayRange {
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
}

const MONTHS = 12;
const WEEK = 7;
/** Weeks of a fiscal year before each of its periods: quarters of 4, 4 and 5. */
const WEEKS_BEFORE = [0, 4, 8, 13, 17, 21, 26, 30, 34, 39, 43, 47];

/**
 * The fiscal period that a month names. By 4-4-5 the year begins on the weekday nearest to the first of its first month, so that a year has 52
 * weeks, or 53: the 53rd belongs to the last period.
 * @param month such as 2016-04
 */
export function fiscalPeriod(calendar: FiscalCalendar, month: string): FiscalPeriod & { readonly range: DayRange } {
  const [year, ofYear] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  const { firstMonth } = calendar;
  const at = (ofYear - firstMonth + MONTHS) % MONTHS;
  const startYear = ofYear >= firstMonth ? year : year - 1;
  const range = calendar.periods === "month" ? wholeMonth(year, ofYear) : wholeWeeks(calendar, startYear, at);
  return {
    ...{ month, number: at + 1, fiscalYear: firstMonth === 1 ? startYear : startYear + 1, range },
    ...{ firstDay: isoDay(range.firstDay), lastDay: isoDay(range.lastDay) },
  };
}

function wholeMonth(year: number, month: number): DayRange {
  return { firstDay: dayFrom(year, month, 1), lastDay: dayFrom(year, month + 1, 1) - 1 };
}

function wholeWeeks(calendar: FiscalCalendar, startYear: number, at: number): DayRange {
  const first = firstDayOfYear(calendar, startYear);
  const next = WEEKS_BEFORE[at + 1];
  const firstDay = first + (WEEKS_BEFORE[at] ?? 0) * WEEK;
  const end = next === undefined ? firstDayOfYear(calendar, startYear + 1) : first + next * WEEK;
  return { firstDay, lastDay: end - 1 };
}

function firstDayOfYear({ firstMonth, weekStartsOn }: FiscalCalendar, year: number): CivilDay {
  const first = dayFrom(year, firstMonth, 1);
  const later = (weekStartsOn - weekday(first) + WEEK) % WEEK;
  return first + (later > WEEK / 2 ? later - WEEK : later);
}
