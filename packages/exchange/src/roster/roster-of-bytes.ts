import { Refusal } from "@springtide/refusal";
import { isWorkbook, sheetNamed, sheetsOf } from "../xlsx/read-workbook.ts";
import { looksLikeRoster, rosterOfText } from "./read-roster.ts";
import type { RosterFile, RosterReading } from "./roster-file.ts";

/** A roster as it was sent: what was read, and of which sheet. */
export interface SentRoster {
  readonly roster: RosterFile;
  /** The sheet that was read, and all with anything on them; of CSV null and none. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
}

/** Shifts of 200 people for three months, or 500 columns of a sheet of 800 people. */
const BOUNDS = { what: "a roster", mostRows: 20_000, mostColumns: 500, mostCells: 400_000 };

/**
 * Reads a roster that was sent: text in UTF-8, or a sheet of a workbook: the one that is named, else the first that has what a roster has.
 * @throws Refusal if it cannot be read or is none, has no such sheet, or is too large (`table-too-large`)
 */
export async function rosterOfBytes(
  bytes: Buffer,
  file: string,
  how: Omit<RosterReading, "bounds" | "surface">,
  wanted?: string,
): Promise<SentRoster> {
  const reading: RosterReading = { ...how, bounds: BOUNDS, surface: "upload" };
  if (!isWorkbook(bytes)) return { roster: rosterOfText(textOf(bytes, file), file, reading), sheet: null, sheets: [] };
  const all = await sheetsOf(bytes, file, BOUNDS);
  const names = all.map(({ sheet }) => sheet);
  const fitting = all.length < 2 ? all[0] : all.find((one) => looksLikeRoster(one.text, file, reading));
  if (wanted === undefined && fitting === undefined) throw noneFits(file, names);
  const { sheet, text } = sheetNamed(all, wanted ?? fitting?.sheet, file);
  return { roster: rosterOfText(text, file, reading), sheet, sheets: names };
}

function textOf(bytes: Buffer, file: string): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.trim() !== "") return text;
  } catch {
    throw refused(file, "not-text", "bytes that are no text in UTF-8", "Save it as CSV in UTF-8, or as XLSX.");
  }
  throw refused(file, "empty", "an empty file", "Check that this is the right file.");
}

function noneFits(file: string, names: readonly string[]): Refusal {
  return new Refusal({
    code: "not-a-roster",
    place: { file },
    found: `the sheets ${names.join(", ")}, none of which has a roster`,
    rule: "a roster is a list with the columns person, start and end, or a sheet with people down and dates across",
    remedy: "Check that this is the right file, and that the first row of its table names the columns or the dates.",
    values: { kind: "sheets", sheets: names.join(", ") },
  });
}

function refused(file: string, kind: string, found: string, remedy: string): Refusal {
  return new Refusal({
    code: "not-a-roster",
    place: { file },
    found,
    rule: "a roster is CSV in UTF-8, or XLSX",
    remedy,
    values: { kind },
  });
}
