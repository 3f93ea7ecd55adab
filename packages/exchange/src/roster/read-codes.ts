import { basename } from "node:path";
import { readTableText } from "../xlsx/read-table-text.ts";
import { type Codes, codesOfSheet } from "./matrix/codes.ts";
import { readingsOf } from "./sheet.ts";

/** Reads a file of codes (see `codesOfText`). @throws Refusal if it cannot be read */
export async function readCodes(path: string): Promise<Codes> {
  return codesOfText(await readTableText({ path, what: "a file of codes", largestMegabytes: 5 }), basename(path));
}

/** What codes in the cells of a matrix mean: columns code, from, to and, if there are any, break and kind. @throws Refusal with the bad cells */
export function codesOfText(text: string, file: string): Codes {
  return codesOfSheet(readingsOf(text, file));
}
