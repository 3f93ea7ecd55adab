import { cellText } from "../csv/cell-text.ts";
import type { CsvRecord } from "../csv/record-scanner.ts";
import type { Trouble } from "./refused-rows.ts";

const YES = new Set(["1", "true", "t", "yes", "y", "x", "ja", "j", "oui", "si", "sí", "abandoned"]);
const NO = new Set(["", "0", "false", "f", "no", "n", "nein", "non", "answered", "handled"]);

const NOT_A_FLAG: Trouble = {
  code: "not-a-flag",
  rule: "whether a contact was abandoned is written 1 or 0, true or false, yes or no",
  remedy: "Correct it; an empty cell means not abandoned.",
};

/** Reads whether something is so: 1 or 0, or what is wrong with the cell. */
export function readFlag(record: CsvRecord, cell: number): number | Trouble {
  const start = record.starts[cell] ?? 0;
  if ((record.ends[cell] ?? 0) === start + 1) {
    if (record.bytes[start] === 0x30) return 0;
    if (record.bytes[start] === 0x31) return 1;
  }
  return flagOfText(cellText(record, cell));
}

/** What a word says: 1 or 0, or what is wrong with it. */
export function flagOfText(text: string): number | Trouble {
  const word = text.toLowerCase();
  if (YES.has(word)) return 1;
  return NO.has(word) ? 0 : NOT_A_FLAG;
}
