import { civilDay, type IntervalGrid } from "@springtide/calendar";
import type { Peak } from "@springtide/contracts";
import { weekOfDay } from "./weeks-of-grid.ts";

/** Weeks followed exactly, at most: what a rostered month and the peaks of a season take, in a few seconds. */
const MOST_WEEKS = 8;
/** Weeks from the plan's first day on that are followed where nothing is rostered and nothing stands out. */
const WEEKS_IF_NONE = 2;

/** Days of a plan's grid in a row. */
export interface DaySpan {
  /** Index of the first, from 0. */
  readonly from: number;
  readonly days: number;
}

/**
 * The days on which a plan is verified: every week that is rostered by name (at most eight), then the weeks of the
 * peaks' likely days, the highest peak first, as many as eight allow. Targets are kept by the week, so weeks are whole
 * but at the plan's ends. In order of date; weeks in a row are one span.
 * @param rostered the days rostered by name; null where nobody is
 */
export function daysToVerify(
  grid: IntervalGrid,
  rostered: DaySpan | null,
  peaks: readonly Pick<Peak, "likelyDay" | "contactsOnTheDay">[],
): DaySpan[] {
  const rosteredDays = Array.from({ length: rostered?.days ?? 0 }, (_, i) => (rostered?.from ?? 0) + i);
  const highest = peaks.toSorted((a, b) => b.contactsOnTheDay.p50 - a.contactsOnTheDay.p50);
  const peakDays = highest.map(({ likelyDay }) => civilDay(likelyDay) - grid.firstDay);
  const wanted = [...rosteredDays, ...peakDays].filter((day) => day >= 0 && day < grid.days);
  const fallback = Array.from({ length: Math.min(grid.days, 7 * WEEKS_IF_NONE) }, (_, day) => day);
  const weeks = new Set<number>();
  for (const day of wanted.length > 0 ? wanted : fallback) if (weeks.size < MOST_WEEKS) weeks.add(weekOfDay(grid, day));
  const days = Array.from({ length: grid.days }, (_, day) => day).filter((day) => weeks.has(weekOfDay(grid, day)));
  return days.reduce<DaySpan[]>((spans, day) => {
    const last = spans.at(-1);
    if (last === undefined || last.from + last.days !== day) return [...spans, { from: day, days: 1 }];
    return [...spans.slice(0, -1), { from: last.from, days: last.days + 1 }];
  }, []);
}
