import readAllSheets from "read-excel-file/node";
import { Refusal } from "@springtide/refusal";
import { mostUnpackedBytes, type TableBounds } from "../tables/table-bounds.ts";
import { countPart } from "./count-part.ts";
import { checkExtent, checkLetters } from "./sheet-limits.ts";
import { sheetText } from "./sheet-text.ts";
import { damaged, MOST_PACKED_BYTES, repacked, tooLarge } from "./zip-limits.ts";

/** A sheet with anything on it, as the text of a CSV file. */
export interface SheetAsText {
  readonly sheet: string;
  readonly text: string;
}

/** Whether bytes begin as those of a workbook do. */
export function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/**
 * Every sheet of a workbook (.xlsx) with anything on it, as text.
 * @param bounds how large each sheet may be; what a workbook may be if not given
 * @throws Refusal codes workbook-damaged, workbook-too-large, workbook-empty, and `table-too-large` beyond the bounds
 */
export async function sheetsOf(bytes: Buffer, file: string, bounds?: TableBounds): Promise<SheetAsText[]> {
  if (bytes.length > MOST_PACKED_BYTES) throw tooLarge(file, `${Math.round(bytes.length / 1e6)} MB`);
  const look = (part: Buffer): void => {
    if (bounds !== undefined) countPart(part, bounds, file);
    checkExtent(part, file);
  };
  const checked = repacked(bytes, file, look, bounds === undefined ? undefined : mostUnpackedBytes(bounds));
  const sheets = await allSheets(checked, file);
  for (const { data } of sheets) checkLetters(data, file);
  const filled = sheets.filter(({ data }) => data.some((row) => row.some((cell) => cell !== null)));
  if (filled.length > 0) return filled.map(({ sheet, data }) => ({ sheet, text: sheetText(data) }));
  throw new Refusal({
    code: "workbook-empty",
    place: { file },
    found: "a workbook with nothing on its sheets",
    rule: "one of them needs a header and rows below it",
    remedy: "Check that this is the right file.",
  });
}

async function allSheets(
  bytes: Buffer,
  file: string,
): Promise<readonly { sheet: string; data: readonly (readonly unknown[])[] }[]> {
  try {
    return await readAllSheets(bytes);
  } catch {
    // Whatever the reader says of a file that is no workbook is said in its own words.
    throw damaged(file);
  }
}

/**
 * The sheet that is meant: the only one, or the one that is named.
 * @throws Refusal codes sheet-unclear, sheet-unknown
 */
export function sheetNamed(sheets: readonly SheetAsText[], wanted: string | undefined, file: string): SheetAsText {
  const names = sheets.map(({ sheet }) => sheet);
  const found =
    wanted === undefined ? (sheets.length === 1 ? sheets[0] : undefined) : sheets.find(({ sheet }) => sheet === wanted);
  if (found !== undefined) return found;
  throw new Refusal({
    code: wanted === undefined ? "sheet-unclear" : "sheet-unknown",
    place: { file },
    found: wanted === undefined ? `${names.length} sheets with rows: ${names.join(", ")}` : `"${wanted}"`,
    rule: wanted === undefined ? "it must be clear which one is meant" : `the sheets with rows are ${names.join(", ")}`,
    remedy: "Name the sheet that is meant, or save it alone in a file.",
    values: { found: wanted ?? "", sheets: names.join(", ") },
  });
}
