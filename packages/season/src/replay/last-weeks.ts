import { type CivilDay, type IntervalGrid, weekday } from "@springtide/calendar";
import { type HistoryOnGrid } from "../history-on-grid.ts";

/** What a spreadsheet keeps in mind. */
const WEEKS = 4;
const DAY_MINUTES = 1440;

/**
 * Contacts expected in each interval of a grid as a spreadsheet has them: the mean of the same weekday and time of day over the last four
 * weeks before a day, days that were unknown or closed left out; 0 where nothing of the kind was known.
 * @param sharesOf spread of a whole day's contacts over the intervals of a day of the grid, for histories of whole days
 */
export function meanOfLastWeeks(
  history: HistoryOnGrid,
  before: CivilDay,
  grid: IntervalGrid,
  sharesOf: (day: number) => Float64Array,
): Float32Array {
  const rates = new Float32Array(grid.startsMs.length);
  const usual = history.contacts === null ? null : usualIntervals(history, before, grid.intervalMinutes);
  const daily = usualDays(history, before);
  for (let day = 0; day < grid.days; day += 1) {
    const from = grid.dayOffsets[day] ?? 0;
    const to = grid.dayOffsets[day + 1] ?? from;
    const place = weekday(grid.firstDay + day) - 1;
    const shares = usual === null ? sharesOf(day) : null;
    for (let t = from; t < to; t += 1) {
      const slot = slotOf(grid, t);
      rates[t] =
        usual === null ? (shares?.[t - from] ?? 0) * (daily[place] ?? 0) : (usual[place * slotsOf(grid) + slot] ?? 0);
    }
  }
  return rates;
}

function slotsOf({ intervalMinutes }: Pick<IntervalGrid, "intervalMinutes">): number {
  return DAY_MINUTES / intervalMinutes;
}

function slotOf(grid: IntervalGrid, t: number): number {
  return Math.floor(grid.zone.minuteOfDayAt(grid.startsMs[t] ?? 0) / grid.intervalMinutes);
}

/** The days looked at, by index in the history. */
function lastDays({ grid }: HistoryOnGrid, before: CivilDay): number[] {
  return Array.from({ length: 7 * WEEKS }, (_, i) => before - 7 * WEEKS + i - grid.firstDay).filter(
    (day) => day >= 0 && day < grid.days,
  );
}

/** Mean by weekday and slot: [weekday * slots + slot]. */
function usualIntervals(history: HistoryOnGrid, before: CivilDay, intervalMinutes: number): Float64Array {
  const slots = slotsOf({ intervalMinutes });
  const sums = new Float64Array(7 * slots);
  const counts = new Float64Array(7 * slots);
  const { grid, contacts } = history;
  for (const day of lastDays(history, before))
    for (let t = grid.dayOffsets[day] ?? 0; t < (grid.dayOffsets[day + 1] ?? 0); t += 1) {
      const count = contacts?.[t] ?? Number.NaN;
      if (Number.isNaN(count)) continue;
      const place = (weekday(grid.firstDay + day) - 1) * slots + slotOf(grid, t);
      sums[place] = (sums[place] ?? 0) + count;
      counts[place] = (counts[place] ?? 0) + 1;
    }
  return sums.map((sum, place) => ((counts[place] ?? 0) > 0 ? sum / (counts[place] ?? 1) : 0));
}

function usualDays(history: HistoryOnGrid, before: CivilDay): Float64Array {
  const sums = new Float64Array(7);
  const counts = new Float64Array(7);
  for (const day of lastDays(history, before)) {
    const count = history.daily.contacts[day] ?? Number.NaN;
    if (Number.isNaN(count)) continue;
    const place = weekday(history.grid.firstDay + day) - 1;
    sums[place] = (sums[place] ?? 0) + count;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return sums.map((sum, place) => ((counts[place] ?? 0) > 0 ? sum / (counts[place] ?? 1) : 0));
}
