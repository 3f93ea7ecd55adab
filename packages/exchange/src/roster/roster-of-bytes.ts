import { Refusal } from "@springtide/refusal";
import { isWorkbook, sheetNamed, sheetsOf } from "../xlsx/read-workbook.ts";
import { rosterOfText } from "./read-roster.ts";
import type { RosterFile, RosterReading } from "./roster-file.ts";

/** Reads a roster that was sent: text in UTF-8, or the one sheet of a workbook. @throws Refusal if it cannot be read or is none */
export async function rosterOfBytes(bytes: Buffer, file: string, reading: RosterReading): Promise<RosterFile> {
  if (isWorkbook(bytes))
    return rosterOfText(sheetNamed(await sheetsOf(bytes, file), undefined, file).text, file, reading);
  return rosterOfText(textOf(bytes, file), file, reading);
}

function textOf(bytes: Buffer, file: string): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.trim() !== "") return text;
  } catch {
    throw refused(file, "bytes that are no text in UTF-8", "Save it as CSV in UTF-8, or as XLSX.");
  }
  throw refused(file, "an empty file", "Check that this is the right file.");
}

function refused(file: string, found: string, remedy: string): Refusal {
  return new Refusal({
    code: "not-a-roster",
    place: { file },
    found,
    rule: "a roster is CSV in UTF-8, or XLSX",
    remedy,
  });
}
