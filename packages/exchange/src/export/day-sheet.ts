import { hoursInDay, isoDay } from "@springtide/calendar";
import type { IntervalGrid } from "@springtide/calendar";
import type { ShiftDocument } from "@springtide/contracts";
import { positionsByInterval } from "../request/positions-by-interval.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";

const DAY_MINUTES = 1440;
/** A spreadsheet has 16,384 columns; beyond two years of days the overview is none. */
const MOST_DAYS = 800;

/** A row of the overview: a time on the clock, and whether it is the first or a later time that the clock shows it on a day. */
interface ClockRow {
  readonly minute: number;
  readonly time: number;
}

/**
 * Positions of all skills together, intervals down and days across on the client's clock. A repeated hour has rows of its own; hours that
 * the clocks skip are empty, as are closed ones. Null without lines.
 */
export function daySheet(document: ShiftDocument, footer: string): WorkbookSheet | null {
  const asked = positionsByInterval(document);
  if (asked === null || asked.grid.days > MOST_DAYS) return null;
  const { grid, skills } = asked;
  const totals = grid.startsMs.map((_, t) =>
    [...skills.values()].reduce((sum, positions) => sum + (positions[t] ?? 0), 0),
  );
  const rows = clockRows(grid);
  const places = rowsOfDays(grid);
  const used = rows.filter((row) => places.some((day) => (totals[day.get(keyOf(row)) ?? -1] ?? 0) > 0));
  const head = Array.from({ length: grid.days }, (_, day): WorkbookCell => ({
    value: dayName(grid, day),
    style: "header",
  }));
  return {
    name: "By day",
    widths: [20, ...head.map(() => 11)],
    rows: [
      [{ value: `${grid.zone.name}, ${grid.intervalMinutes} min`, style: "header" }, ...head],
      ...used.map((row) => [
        { value: rowName(row), style: "text" } satisfies WorkbookCell,
        ...places.map((day) => peopleCell(totals[day.get(keyOf(row)) ?? -1] ?? 0)),
      ]),
    ],
    frozen: { rows: 1, columns: 1 },
    isLandscape: true,
    isProtected: false,
    isFiltered: false,
    isShaded: true,
    footer,
    rules: [],
  };
}

function peopleCell(people: number): WorkbookCell {
  return { value: people === 0 ? null : people, style: Number.isInteger(people) ? "count" : "hours" };
}

/** Every time of day that comes, the second time of a repeated hour behind the first. */
function clockRows(grid: IntervalGrid): readonly ClockRow[] {
  const rows = new Map<number, ClockRow>();
  for (const day of rowsOfDays(grid))
    for (const key of day.keys()) rows.set(key, { minute: key % DAY_MINUTES, time: Math.floor(key / DAY_MINUTES) });
  return [...rows.values()].sort((a, b) => a.minute - b.minute || a.time - b.time);
}

/** By day, the interval of each clock reading. */
function rowsOfDays({ zone, startsMs, dayOffsets, days }: IntervalGrid): readonly ReadonlyMap<number, number>[] {
  return Array.from({ length: days }, (_, day) => {
    const places = new Map<number, number>();
    for (let t = dayOffsets[day] ?? 0; t < (dayOffsets[day + 1] ?? 0); t += 1) {
      const minute = zone.minuteOfDayAt(startsMs[t] ?? 0);
      places.set(keyOf({ minute, time: places.has(minute) ? 1 : 0 }), t);
    }
    return places;
  });
}

function keyOf({ minute, time }: ClockRow): number {
  return time * DAY_MINUTES + minute;
}

function rowName({ minute, time }: ClockRow): string {
  const clock = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
  return time === 0 ? clock : `${clock} (second time)`;
}

/** The date; with its hours where the clocks change. */
function dayName({ zone, firstDay }: IntervalGrid, day: number): string {
  const hours = hoursInDay(zone, firstDay + day);
  return hours === 24 ? isoDay(firstDay + day) : `${isoDay(firstDay + day)} (${hours} h)`;
}
