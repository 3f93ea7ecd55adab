import { createHash } from "node:crypto";
import type { ImportFile } from "../doctor/import-file.ts";
import { importFileOf } from "../doctor/import-file.ts";
import { isWorkbook, sheetNamed, sheetsOf } from "./read-workbook.ts";
import { MOST_PACKED_BYTES, tooLarge } from "./zip-limits.ts";

/** A table, wherever it stood: a CSV file as it is, a sheet of a workbook as the text it shows. */
export interface TableOfFile {
  readonly file: ImportFile;
  /** Which sheet it is, and which there are; of a CSV file null and none. */
  readonly sheet: string | null;
  readonly sheets: readonly string[];
  /** SHA-256 of the workbook; of a CSV file null, as it is read only once. */
  readonly hash: string | null;
}

/**
 * The table in a file: by its content, not by its name.
 * @throws Refusal codes sheet-unclear, sheet-unknown, workbook-damaged, workbook-too-large, workbook-empty
 */
export async function tableOfFile(file: ImportFile, sheet: string | undefined): Promise<TableOfFile> {
  const bytes = await workbookBytes(file);
  if (bytes === null) return { file, sheet: null, sheets: [], hash: null };
  const sheets = await sheetsOf(bytes, file.name);
  const { sheet: name, text } = sheetNamed(sheets, sheet, file.name);
  return {
    file: importFileOf(file.name, Buffer.from(text, "utf8")),
    sheet: name,
    sheets: sheets.map((one) => one.sheet),
    hash: createHash("sha256").update(bytes).digest("hex"),
  };
}

/** Names of the sheets of a workbook with anything on them; none of a CSV file. @throws Refusal what `tableOfFile` throws of workbooks */
export async function sheetsOfFile(file: ImportFile): Promise<string[]> {
  const bytes = await workbookBytes(file);
  return bytes === null ? [] : (await sheetsOf(bytes, file.name)).map(({ sheet }) => sheet);
}

/** The whole of a workbook; null where the file is none. */
async function workbookBytes(file: ImportFile): Promise<Buffer | null> {
  const source = await file.open();
  try {
    const chunks: Uint8Array[] = [];
    let length = 0;
    for (let chunk = await source.next(); chunk !== null; chunk = await source.next()) {
      if (length === 0 && !isWorkbook(chunk)) return null;
      length += chunk.length;
      if (length > MOST_PACKED_BYTES) throw tooLarge(file.name, `more than ${MOST_PACKED_BYTES / 1e6} MB`);
      chunks.push(chunk.slice());
    }
    return length === 0 ? null : Buffer.concat(chunks);
  } finally {
    await source.close();
  }
}
