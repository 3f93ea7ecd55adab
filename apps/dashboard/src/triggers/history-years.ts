import type { CivilDay } from "@springtide/calendar";
import { civilDay, dayOfMonth, yearOf } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";

/** One calendar year of the history: contacts of its days from 1 January on, null where unknown. */
export interface HistoryYear {
  readonly year: number;
  readonly firstDay: CivilDay;
  readonly days: number;
  readonly contacts: readonly (number | null)[];
}

/** The history by calendar years, the queues added up; a day is unknown where it is in any of them. */
export function historyYears({ history }: Pick<Plan, "history">, queues: readonly string[]): readonly HistoryYear[] {
  const first = civilDay(history.firstDay);
  const last = civilDay(history.lastDay);
  const series = history.daily.filter(({ queue }) => queues.includes(queue));
  if (series.length === 0) return [];
  const years = Array.from({ length: yearOf(last) - yearOf(first) + 1 }, (_, i) => yearOf(first) + i);
  return years.map((year) => {
    const firstDay = newYear(year);
    const days = newYear(year + 1) - firstDay;
    return {
      year,
      firstDay,
      days,
      contacts: Array.from({ length: days }, (_, i) => {
        const counts = series.map(({ contacts }) => contacts[firstDay + i - first] ?? null);
        return counts.includes(null) ? null : counts.reduce<number>((sum, count) => sum + (count ?? 0), 0);
      }),
    };
  });
}

/** Contacts of a day; null where unknown. */
export function contactsOn(years: readonly HistoryYear[], day: CivilDay): number | null {
  const year = years.find(({ firstDay, days }) => day >= firstDay && day < firstDay + days);
  return year?.contacts[day - year.firstDay] ?? null;
}

const WEEKS_BEFORE = 4;
/** What builds up shortly before a firing is not what is usual. */
const FROM_WEEK = 2;

/** Mean of the same weekday in the weeks before a day, the last one left out; null where none is known. */
export function usualBefore(years: readonly HistoryYear[], day: CivilDay): number | null {
  const known = Array.from({ length: WEEKS_BEFORE }, (_, week) =>
    contactsOn(years, day - 7 * (week + FROM_WEEK)),
  ).filter((count) => count !== null);
  return known.length === 0 ? null : known.reduce((sum, count) => sum + count, 0) / known.length;
}

function newYear(year: number): CivilDay {
  return civilDay(`${String(year)}-01-01`);
}

/** Closed days are passed over by the line; a longer stretch without figures breaks it. */
const MOST_PASSED_DAYS = 3;

/** A year's contacts as an SVG path over a box of its days by 1. */
export function yearPath({ contacts }: HistoryYear, highest: number): string {
  let path = "";
  let last = -Infinity;
  contacts.forEach((count, day) => {
    if (count === null) return;
    path += `${day - last <= MOST_PASSED_DAYS + 1 ? "L" : "M"}${String(day)} ${(1 - count / highest).toFixed(4)}`;
    last = day;
  });
  return path;
}

/** First days of the months of a year, counted from 1 January. */
export function monthStarts({ firstDay, days }: Pick<HistoryYear, "firstDay" | "days">): readonly number[] {
  return Array.from({ length: days }, (_, i) => i).filter((i) => dayOfMonth(firstDay + i) === 1);
}

/** The busiest day of all years, at least 1. */
export function highestOf(years: readonly HistoryYear[]): number {
  return years.reduce(
    (most, { contacts }) => contacts.reduce<number>((top, count) => Math.max(top, count ?? 0), most),
    1,
  );
}
