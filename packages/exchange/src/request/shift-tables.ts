import { Refusal } from "@springtide/refusal";
import { readingsOf, type SheetRow } from "../roster/sheet.ts";
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
 * @throws Refusal for a workbook that is damaged, too large or empty, text that is not UTF-8, a quotation mark never closed
 */
export async function tablesOfFile(bytes: Uint8Array, file: string): Promise<readonly ShiftTable[]> {
  if (!isWorkbook(bytes)) return readingsOf(textOf(bytes, file), file).map(({ rows }) => ({ file, sheet: null, rows }));
  const sheets = await sheetsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), file);
  return sheets.map(({ sheet, text }) => {
    const comma = readingsOf(text, file, false).find(({ delimiter }) => delimiter === ",");
    return { file, sheet, rows: comma?.rows ?? [] };
  });
}

function textOf(bytes: Uint8Array, file: string): string {
  try {
    if (!bytes.includes(0)) return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  throw new Refusal({
    code: "not-a-table",
    place: { file },
    found: "neither text in UTF-8 nor an XLSX workbook",
    rule: "shifts are read from CSV, XLSX or JSON",
    remedy: "Save it again as XLSX, or as CSV in UTF-8.",
  });
}
