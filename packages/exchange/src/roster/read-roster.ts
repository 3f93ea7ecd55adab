import { basename } from "node:path";
import { Refusal } from "@springtide/refusal";
import { readTableText } from "../xlsx/read-table-text.ts";
import { listColumnsOf, listRoster } from "./list-roster.ts";
import { daysNamed } from "./matrix/find-header.ts";
import { matrixRoster } from "./matrix/matrix-roster.ts";
import type { RosterFile, RosterReading } from "./roster-file.ts";
import { readingsOf, type Sheet } from "./sheet.ts";

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
  const readings = readingsOf(text, file);
  const list = most(readings, listColumnsOf);
  if (list !== null && list.size >= 2) return listRoster(list.sheet, reading.zone);
  const dates = reading.dates ?? { order: null, month: null };
  const matrix = most(readings, (sheet) => daysNamed(sheet, dates));
  if (matrix !== null) return matrixRoster(matrix.sheet, reading);
  const open = readings.find((sheet) => daysNamed(sheet, dates) < 0);
  if (open !== undefined) return matrixRoster(open, reading);
  if (list !== null) return listRoster(list.sheet, reading.zone);
  const [first] = readings;
  throw new Refusal({
    code: "not-a-roster",
    place: { file, row: 1 },
    found: `a first row with ${(first?.rows[0]?.cells ?? []).slice(0, 8).join(", ")}`,
    rule: "a roster is a list with the columns person, start and end, or a sheet with people down and dates across",
    remedy: "Check that this is the right file; for a sheet with mere day numbers say --month 2026-12.",
  });
}

/** The reading of which something counts most; null where it counts nothing in any. */
function most(sheets: readonly Sheet[], count: (sheet: Sheet) => number): { sheet: Sheet; size: number } | null {
  const [best] = sheets.map((sheet) => ({ sheet, size: count(sheet) })).sort((a, b) => b.size - a.size);
  return best === undefined || best.size <= 0 ? null : best;
}
