import { firstAtOrAfter } from "./first-at-or-after.ts";
import type { CivilDay, IntervalGrid } from "@springtide/calendar";
import { holidaysAt, type HolidaySets } from "./places.ts";
import { intervalGrid, isOpenAt, openIntervals, timeZone, type TimeZone } from "@springtide/calendar";
import type { ContactHistory, Queue } from "@springtide/contracts";
import type { DailySeries } from "@springtide/forecast";

/** Share of a day's open intervals that may be absent before the whole day counts as unknown. */
const MOST_ABSENT = 0.1;

/** Length of the steps in which an interval that rows cover only in part is looked at. */
const STEP_MS = 5 * 60_000;

const HALF_A_DAY_MS = 12 * 3_600_000;

/** What was counted in one queue, laid on a grid of whole local days. */
export interface HistoryOnGrid {
  readonly grid: IntervalGrid;
  /** 1 where the queue was open. */
  readonly open: Uint8Array;
  /** Contacts by interval, NaN where unknown; null where the file has whole days only. */
  readonly contacts: Float64Array | null;
  readonly daily: DailySeries;
  /** Days without a single open interval. */
  readonly closedDays: ReadonlySet<CivilDay>;
}

/**
 * Lays a queue's history on the local days of the plan's zone. Missing is not zero: a day of which more than a tenth of the
 * open intervals is absent is unknown as a whole; with less absent, the rest of the day stands for it.
 */
export function historyOnGrid(input: {
  readonly history: ContactHistory;
  readonly queue: Queue;
  readonly zone: string;
  readonly intervalMinutes: number;
  readonly holidays: HolidaySets;
  /** First day that must not be looked at. */
  readonly before: CivilDay;
}): HistoryOnGrid | null {
  const { history, queue } = input;
  const zone = timeZone(input.zone);
  const middle = history.minutes === "day" ? HALF_A_DAY_MS : 0;
  const end = firstAtOrAfter(history.startMs, zone.startOfDayMs(input.before) - middle);
  const firstMs = history.startMs[0];
  const lastMs = history.startMs[end - 1];
  if (firstMs === undefined || lastMs === undefined) return null;
  const firstDay = dayOfRow(history, firstMs, zone);
  const days = dayOfRow(history, lastMs, zone) - firstDay + 1;
  const grid = intervalGrid({ zone, firstDay, days, intervalMinutes: input.intervalMinutes });
  const hours = {
    zone: timeZone(queue.zone),
    hours: queue.openingHours,
    holidays: holidaysAt(input.holidays, queue.site),
  };
  const open = openIntervals({ grid, ...hours });
  const closedDays = closedDaysOf(grid, open);
  if (history.minutes === "day") {
    const contacts = new Float64Array(days).fill(Number.NaN);
    for (let i = 0; i < end; i += 1)
      contacts[dayOfRow(history, history.startMs[i] ?? 0, zone) - firstDay] = history.offered[i] ?? Number.NaN;
    return { grid, open, contacts: null, daily: { firstDay, contacts }, closedDays };
  }
  const contacts = spreadOverGrid(history, history.minutes, grid, end, (ms) => isOpenAt({ ...hours, ms }));
  return { grid, open, contacts, daily: { firstDay, contacts: dayTotals(grid, open, contacts) }, closedDays };
}

/**
 * The day that a row of a history belongs to in the plan's zone. A whole day was cut in its own zone: its middle falls on the day
 * of the same date here, where its midnight may not.
 */
export function dayOfRow(history: ContactHistory, startMs: number, zone: TimeZone): CivilDay {
  return zone.dayAt(history.minutes === "day" ? startMs + HALF_A_DAY_MS : startMs);
}

/** Days of a grid on which nothing is open. */
export function closedDaysOf(grid: IntervalGrid, open: Uint8Array): Set<CivilDay> {
  const closed = new Set<CivilDay>();
  for (let day = 0; day < grid.days; day += 1) {
    const from = grid.dayOffsets[day] ?? 0;
    const to = grid.dayOffsets[day + 1] ?? from;
    if (!open.subarray(from, to).includes(1)) closed.add(grid.firstDay + day);
  }
  return closed;
}

/**
 * Rows finer than the grid are summed; a coarser row is shared out over its intervals by their length. An interval that rows cover
 * only in part is unknown, unless the rest of it is closed.
 */
function spreadOverGrid(
  history: ContactHistory,
  minutes: number,
  grid: IntervalGrid,
  end: number,
  isOpen: (ms: number) => boolean,
): Float64Array {
  const contacts = new Float64Array(grid.startsMs.length).fill(Number.NaN);
  const rowMs = minutes * 60_000;
  const coveredMs = new Float64Array(grid.startsMs.length);
  let interval = 0;
  for (let row = 0; row < end; row += 1) {
    const start = history.startMs[row] ?? 0;
    const offered = history.offered[row] ?? Number.NaN;
    while (interval + 1 < grid.startsMs.length && (grid.startsMs[interval + 1] ?? Infinity) <= start) interval += 1;
    for (let i = interval; i < grid.startsMs.length; i += 1) {
      const from = grid.startsMs[i] ?? 0;
      if (from >= start + rowMs) break;
      const to = from + (grid.seconds[i] ?? 0) * 1000;
      const sharedMs = Math.min(to, start + rowMs) - Math.max(from, start);
      if (sharedMs <= 0) continue;
      const known = coveredMs[i] ?? 0;
      contacts[i] = (known === 0 ? 0 : (contacts[i] ?? Number.NaN)) + (offered * sharedMs) / rowMs;
      coveredMs[i] = known + sharedMs;
    }
  }
  coveredMs.forEach((known, i) => {
    const lengthMs = (grid.seconds[i] ?? 0) * 1000;
    if (known > 0 && known < lengthMs && known < openMs(grid.startsMs[i] ?? 0, lengthMs, isOpen))
      contacts[i] = Number.NaN;
  });
  return contacts;
}

/** Time within an interval that is open. */
function openMs(startMs: number, lengthMs: number, isOpen: (ms: number) => boolean): number {
  let sum = 0;
  for (let at = 0; at < lengthMs; at += STEP_MS) if (isOpen(startMs + at)) sum += Math.min(STEP_MS, lengthMs - at);
  return sum;
}

function dayTotals(grid: IntervalGrid, open: Uint8Array, contacts: Float64Array): Float64Array {
  const totals = new Float64Array(grid.days).fill(Number.NaN);
  for (let day = 0; day < grid.days; day += 1) {
    let sum = 0;
    let inHours = 0;
    let known = 0;
    let openCount = 0;
    let openKnown = 0;
    for (let i = grid.dayOffsets[day] ?? 0; i < (grid.dayOffsets[day + 1] ?? 0); i += 1) {
      const value = contacts[i] ?? Number.NaN;
      const isOpen = open[i] === 1;
      if (isOpen) openCount += 1;
      if (Number.isNaN(value)) continue;
      known += 1;
      sum += value;
      if (!isOpen) continue;
      openKnown += 1;
      inHours += value;
    }
    if (openCount === 0 ? known === 0 : openKnown < openCount * (1 - MOST_ABSENT)) continue;
    totals[day] = sum + (openCount === 0 ? 0 : (inHours * (openCount - openKnown)) / openKnown);
  }
  return totals;
}
