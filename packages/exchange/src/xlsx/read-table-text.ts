import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { openBytes } from "../csv/byte-source.ts";
import type { TextFile } from "../files/read-text-file.ts";
import { readTextFile } from "../files/read-text-file.ts";
import { isWorkbook, sheetNamed, sheetsOf } from "./read-workbook.ts";

/**
 * The text of a table that fits in memory: a text file as it is, or the one sheet of a workbook as the text that it shows.
 * @throws Refusal what `readTextFile` refuses, and sheet-unclear, workbook-damaged, workbook-too-large, workbook-empty
 */
export async function readTableText(file: TextFile): Promise<string> {
  const source = await openBytes(file.path);
  const first = await source.next().finally(() => source.close());
  if (first === null || !isWorkbook(first)) return readTextFile(file);
  const name = basename(file.path);
  return sheetNamed(await sheetsOf(await readFile(file.path), name), undefined, name).text;
}
