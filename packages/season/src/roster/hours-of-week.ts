import { type CivilDay, type IntervalGrid, isOpenAt, openIntervals, type OpeningWindows } from "@springtide/calendar";

/** Windows of each weekday, Monday first. */
type Week = OpeningWindows["week"];

const NONE: ReadonlySet<CivilDay> = new Set();

/** 1 for every interval of the grid that lies within opening hours from its start to its end, by the clock of the grid's zone. */
export function wholeIntervals(
  grid: IntervalGrid,
  hours: OpeningWindows,
  holidays: ReadonlySet<CivilDay> = NONE,
): Uint8Array {
  const { zone } = grid;
  const open = openIntervals({ grid, zone, hours, holidays });
  grid.startsMs.forEach((startMs, t) => {
    const lastMs = startMs + (grid.seconds[t] ?? 0) * 1000 - 1;
    if (open[t] === 1 && !isOpenAt({ zone, hours, holidays, ms: lastMs })) open[t] = 0;
  });
  return open;
}

/** The same for hours that hold in every week, whatever day it is. */
export function wholeIntervalsOfWeek(grid: IntervalGrid, week: Week): Uint8Array {
  return wholeIntervals(grid, { week, exceptions: [], onHolidays: "open" });
}
