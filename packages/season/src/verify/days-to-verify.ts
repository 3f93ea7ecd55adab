import { civilDay, type IntervalGrid } from "@springtide/calendar";
import type { Peak } from "@springtide/contracts";
import { weekOfDay } from "./weeks-of-grid.ts";

/** Weeks followed exactly, at most: two rostered months, and the peaks of a season beside them, in a few seconds. */
const MOST_ROSTERED_WEEKS = 8;
const MOST_PEAK_WEEKS = 4;
/** Weeks from the plan's first day on that are followed where nothing is rostered and nothing stands out. */
const WEEKS_IF_NONE = 2;

/** Days of a plan's grid in a row. */
export interface DaySpan {
  /** Index of the first, from 0. */
  readonly from: number;
  readonly days: number;
}

/**
 * The days on which a plan is verified: the weeks that are rostered by name, the first eight, the weeks of the
 * peaks' likely days, the highest four, and those in which an opening backlog is begun. Targets are kept by the week, so weeks are whole but at the plan's ends. In order
 * of date; weeks in a row are one span.
 * @param rostered the days rostered by name; null where nobody is
 * @param begun the days on which queues begin with a backlog that was counted
 */
export function daysToVerify(
  grid: IntervalGrid,
  rostered: DaySpan | null,
  peaks: readonly Pick<Peak, "likelyDay" | "contactsOnTheDay">[],
  begun: readonly number[] = [],
): DaySpan[] {
  const isInPlan = (day: number): boolean => day >= 0 && day < grid.days;
  const weeksOf = (days: readonly number[]): number[] => [
    ...new Set(days.filter(isInPlan).map((day) => weekOfDay(grid, day))),
  ];
  const daysFrom = ({ from, days: count }: DaySpan): number[] => Array.from({ length: count }, (_, i) => from + i);
  const highest = peaks.toSorted((a, b) => b.contactsOnTheDay.p50 - a.contactsOnTheDay.p50);
  const wanted = [
    ...weeksOf(rostered === null ? [] : daysFrom(rostered)).slice(0, MOST_ROSTERED_WEEKS),
    ...weeksOf(highest.map(({ likelyDay }) => civilDay(likelyDay) - grid.firstDay)).slice(0, MOST_PEAK_WEEKS),
    ...weeksOf(begun),
  ];
  const weeks = new Set(wanted.length > 0 ? wanted : weeksOf(daysFrom({ from: 0, days: 7 * WEEKS_IF_NONE })));
  const days = daysFrom({ from: 0, days: grid.days }).filter((day) => weeks.has(weekOfDay(grid, day)));
  return days.reduce<DaySpan[]>((spans, day) => {
    const last = spans.at(-1);
    if (last === undefined || last.from + last.days !== day) return [...spans, { from: day, days: 1 }];
    return [...spans.slice(0, -1), { from: last.from, days: last.days + 1 }];
  }, []);
}
