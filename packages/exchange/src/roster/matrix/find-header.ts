import type { CivilDay } from "@springtide/calendar";
import type { ReadingNote } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Sheet, SheetRow } from "../sheet.ts";
import { ROSTER_REMEDIES, type RosterSurface } from "../surface.ts";
import { type DateReading, daysOfHeader, type HeaderDays } from "./header-dates.ts";

/** The row of a sheet that names its days, and which column is which. */
export interface MatrixHeader {
  readonly row: SheetRow;
  /** Where it stands among the rows of the sheet. */
  readonly at: number;
  readonly days: ReadonlyMap<number, CivilDay>;
  readonly personColumn: number;
  readonly teamColumn: number | null;
  readonly queuesColumn: number | null;
  readonly note: ReadingNote | null;
}

/** Titles and notes above the header take no more rows than this. */
const ROWS_LOOKED_AT = 30;
const PERSON = /^(person|people|name|names|employee|agent|staff)$/i;

/** The rows that may be the header of a matrix, the one with the most days first. */
function headerRows({ rows }: Sheet, reading: DateReading): readonly { at: number; found: HeaderDays; size: number }[] {
  return rows
    .slice(0, ROWS_LOOKED_AT)
    .map(({ cells }, at) => {
      const found = daysOfHeader(cells, reading);
      const size = found.kind === "days" ? found.days.size : found.kind === "none" ? 0 : 1;
      return { at, found, size };
    })
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size || a.at - b.at);
}

/** How many days the header of a sheet names; 0 where it has none that can be read, -1 where it has one that leaves its days open. */
export function daysNamed(sheet: Sheet, reading: DateReading): number {
  const [best] = headerRows(sheet, reading);
  if (best === undefined) return 0;
  return best.found.kind === "days" ? best.size : -1;
}

/**
 * The header of a matrix: the row with the most days.
 * @throws Refusal where its dates can be read in two ways, or need a month
 */
export function findHeader(sheet: Sheet, reading: DateReading, surface: RosterSurface): MatrixHeader {
  const [best] = headerRows(sheet, reading);
  const row = best === undefined ? undefined : sheet.rows[best.at];
  if (best === undefined || row === undefined) throw new Error("A sheet without a header was taken for a matrix.");
  const place = { file: sheet.file, row: row.row };
  const { found } = best;
  if (found.kind === "ambiguous")
    throw new Refusal({
      code: "dates-ambiguous",
      place,
      found: `dates that could begin on ${found.readings.join(" or on ")}`,
      rule: "which of the figures is the day must be clear",
      remedy: ROSTER_REMEDIES[surface].order,
      values: { first: found.readings[0] ?? "", second: found.readings[1] ?? "" },
    });
  if (found.kind !== "days")
    throw new Refusal({
      code: "month-missing",
      place,
      found: "days without a month or without a year",
      rule: "the days of a roster are days of the calendar",
      remedy: ROSTER_REMEDIES[surface].month,
    });
  const firstDay = Math.min(...found.days.keys());
  const named = (pattern: RegExp): number | null => {
    const at = row.cells.findIndex((name, column) => pattern.test(name) && !found.days.has(column));
    return at < 0 ? null : at;
  };
  return {
    row,
    at: best.at,
    days: found.days,
    personColumn: named(PERSON) ?? (firstDay === 0 ? -1 : 0),
    teamColumn: named(/^team$/i),
    queuesColumn: named(/^(queues?|skills?)$/i),
    note: found.note,
  };
}
