import { type IntervalGrid, isoWeek } from "@springtide/calendar";

/** ISO week of a day as one number, such as 202646. */
export function weekOfDay(grid: Pick<IntervalGrid, "firstDay">, dayIndex: number): number {
  const { year, week } = isoWeek(grid.firstDay + dayIndex);
  return year * 100 + week;
}

/** ISO week of each interval of a grid. */
export function weeksOfGrid(grid: IntervalGrid): Int32Array {
  const weeks = new Int32Array(grid.startsMs.length);
  for (let day = 0; day < grid.days; day += 1)
    weeks.fill(weekOfDay(grid, day), grid.dayOffsets[day], grid.dayOffsets[day + 1]);
  return weeks;
}
