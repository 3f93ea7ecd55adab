import type { CivilDay } from "@springtide/calendar";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { HeadsByInterval } from "./worst-moments.ts";

/** Head-hours of a stretch of days. */
export interface StretchSums {
  readonly firstDay: CivilDay;
  readonly lastDay: CivilDay;
  readonly requiredHours: number;
  readonly ownHours: number;
  readonly overflowHours: number;
  readonly gapHours: number;
  /** Intervals in which anybody is required, and those of them in which somebody is missing. */
  readonly intervals: number;
  readonly shortIntervals: number;
  /** The interval with the widest gap; null where there is none. */
  readonly worst: number | null;
}

/** Head-hours from one day up to, not including, another; days count from the plan's first. */
export function stretchSums(index: PlanIndex, heads: HeadsByInterval, fromDay: number, toDay: number): StretchSums {
  const { grid, firstDay } = index;
  const sums = { requiredHours: 0, ownHours: 0, overflowHours: 0, gapHours: 0, intervals: 0, shortIntervals: 0 };
  let worst: number | null = null;
  const end = grid.dayOffsets[toDay] ?? grid.startsMs.length;
  for (let i = grid.dayOffsets[fromDay] ?? 0; i < end; i += 1) {
    const hours = (grid.seconds[i] ?? 0) / 3600;
    const gap = heads.gap[i] ?? 0;
    sums.requiredHours += (heads.required[i] ?? 0) * hours;
    sums.ownHours += (heads.own[i] ?? 0) * hours;
    sums.overflowHours += (heads.overflow[i] ?? 0) * hours;
    sums.gapHours += gap * hours;
    if ((heads.required[i] ?? 0) > 0) sums.intervals += 1;
    if (gap > 0) sums.shortIntervals += 1;
    if (gap > (worst === null ? 0 : (heads.gap[worst] ?? 0))) worst = i;
  }
  return { firstDay: firstDay + fromDay, lastDay: firstDay + toDay - 1, ...sums, worst };
}

/** The same for each week of a stretch, from the plan's first day on in steps of the reader's weeks. */
export function weekSums(
  index: PlanIndex,
  heads: HeadsByInterval,
  span: { readonly fromDay: number; readonly toDay: number; readonly firstWeekday: number },
): readonly StretchSums[] {
  const weeks: StretchSums[] = [];
  let start = span.fromDay;
  while (start < span.toDay) {
    // Day 0 of civil days was a Thursday, which is weekday 4.
    const weekday = ((((index.firstDay + start + 3) % 7) + 7) % 7) + 1;
    const end = Math.min(span.toDay, start + 7 - ((weekday - span.firstWeekday + 7) % 7));
    weeks.push(stretchSums(index, heads, start, end));
    start = end;
  }
  return weeks;
}
