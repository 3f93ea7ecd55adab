import { Refusal } from "@springtide/refusal";
import { readingsOf, type SheetRow } from "../roster/sheet.ts";
import type { TableBounds } from "../tables/table-bounds.ts";
import { isWorkbook, sheetsOf } from "../xlsx/read-workbook.ts";

/** A sheet of a file that came from somebody, as text; `row` counts as a spreadsheet shows it. */
export interface ShiftTable {
  readonly file: string;
  /** Name of the sheet; null in CSV, which has no sheets. */
  readonly sheet: string | null;
  readonly rows: readonly SheetRow[];
}

/**
 * The tables that a file may be: the sheets of a workbook, or the readings of a text by each separator that it could have.
 * Dates of a workbook are given as the clock on the wall that they are, without an offset.
 * @param bounds how large each may be; of any size if not given
 * @throws Refusal for a workbook that is damaged, too large or empty, text that is not UTF-8, a quotation mark never closed
 */
export async function tablesOfFile(
  bytes: Uint8Array,
  file: string,
  bounds?: TableBounds,
): Promise<readonly ShiftTable[]> {
  if (!isWorkbook(bytes))
    return readingsOf(textOf(bytes, file), file, { bounds }).map(({ rows }) => ({ file, sheet: null, rows }));
  const sheets = await sheetsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), file, bounds);
  return sheets.map(({ sheet, text }) => {
    const comma = readingsOf(text, file, { isDisarmed: false, bounds }).find(({ delimiter }) => delimiter === ",");
    return { file, sheet, rows: comma?.rows ?? [] };
  });
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    const text = bytes.includes(0) ? null : new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text?.trim() === "") throw notATable(file, "empty", "an empty file", "Check that this is the right file.");
    if (text !== null) return text;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw notATable(
    file,
    "not-text",
    "neither text in UTF-8 nor an XLSX workbook",
    "Save it again as XLSX, or as CSV in UTF-8.",
  );
}

function notATable(file: string, kind: string, found: string, remedy: string): Refusal {
  return new Refusal({
    code: "not-a-table",
    place: { file },
    found,
    rule: "shifts are read from CSV, XLSX or JSON",
    remedy,
    values: { kind },
  });
}
