import type { CivilDay } from "@springtide/calendar";

/** A stretch of days, both ends included: school holidays, a fair, a tournament. */
export interface DateRange {
  readonly first: CivilDay;
  readonly last: CivilDay;
}

/**
 * Days on which a calendar of stretches fires within `fromDay` to `toDay`, `offsetDays` after what is asked: the first day of each
 * stretch, the last, or every day of it. Each day once.
 */
export function dateRangeOnsets({
  ranges,
  at,
  offsetDays,
  fromDay,
  toDay,
}: {
  readonly ranges: readonly DateRange[];
  readonly at: "start" | "end" | "every-day";
  readonly offsetDays: number;
  readonly fromDay: CivilDay;
  readonly toDay: CivilDay;
}): readonly CivilDay[] {
  const days = ranges.flatMap(({ first, last }) => {
    if (at === "start") return [first];
    if (at === "end") return [last];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
  });
  return [...new Set(days.map((day) => day + offsetDays))]
    .filter((day) => day >= fromDay && day <= toDay)
    .sort((a, b) => a - b);
}
