import { basename } from "node:path";
import { Refusal } from "@springtide/refusal";
import { toldColumns } from "../tables/told-columns.ts";
import { readTableText } from "../xlsx/read-table-text.ts";
import { listColumnsOf, listRoster } from "./list-roster.ts";
import { daysNamed } from "./matrix/find-header.ts";
import { matrixRoster } from "./matrix/matrix-roster.ts";
import type { RosterFile, RosterReading } from "./roster-file.ts";
import { readingsOf, type Sheet } from "./sheet.ts";
import { ROSTER_REMEDIES } from "./surface.ts";

/** Reads a roster file, list or matrix (see `rosterOfText`). @throws Refusal if it cannot be read or is neither */
export async function readRoster(path: string, reading: RosterReading): Promise<RosterFile> {
  const text = await readTableText({ path, what: "a roster", largestMegabytes: 50 });
  return rosterOfText(text, basename(path), reading);
}

/**
 * Reads a roster: a list with a row a shift (`listRoster`) or the sheet with people down and days across (`matrixRoster`), whichever it is.
 * Cells are parted by comma, semicolon, tab or vertical bar.
 * @throws Refusal with the bad cells, or where it is neither
 */
export function rosterOfText(text: string, file: string, reading: RosterReading): RosterFile {
  const readings = readingsOf(text, file, { bounds: reading.bounds });
  const form = formOf(readings, reading);
  if (form !== null) return form.is === "list" ? listRoster(form.sheet, reading) : matrixRoster(form.sheet, reading);
  const list = most(readings, listColumnsOf);
  if (list !== null) return listRoster(list.sheet, reading);
  const [first] = readings;
  throw new Refusal({
    code: "not-a-roster",
    place: { file, row: 1 },
    found: `a first row with ${toldColumns((first?.rows[0]?.cells ?? []).slice(0, 8))}`,
    rule: "a roster is a list with the columns person, start and end, or a sheet with people down and dates across",
    remedy: ROSTER_REMEDIES[reading.surface ?? "command line"].neither,
  });
}

/** Whether a text has the columns of a list or the days of a matrix, so that it can be a roster. */
export function looksLikeRoster(text: string, file: string, reading: RosterReading): boolean {
  return formOf(readingsOf(text, file, { bounds: reading.bounds }), reading) !== null;
}

function formOf(
  readings: readonly Sheet[],
  { dates = { order: null, month: null } }: RosterReading,
): { readonly is: "list" | "matrix"; readonly sheet: Sheet } | null {
  const list = most(readings, listColumnsOf);
  if (list !== null && list.size >= 2) return { is: "list", sheet: list.sheet };
  const sheet =
    most(readings, (one) => daysNamed(one, dates))?.sheet ?? readings.find((one) => daysNamed(one, dates) < 0);
  return sheet === undefined ? null : { is: "matrix", sheet };
}

/** The reading of which something counts most; null where it counts nothing in any. */
function most(sheets: readonly Sheet[], count: (sheet: Sheet) => number): { sheet: Sheet; size: number } | null {
  const [best] = sheets.map((sheet) => ({ sheet, size: count(sheet) })).sort((a, b) => b.size - a.size);
  return best === undefined || best.size <= 0 ? null : best;
}
