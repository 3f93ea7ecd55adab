import type { CsvRecord } from "./record-scanner.ts";

const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The text of a cell, without quotes and with doubled quotes made single; blanks around it are taken off. */
export function cellText(record: CsvRecord, cell: number): string {
  if (cell >= record.cells) return "";
  const text = decoder.decode(record.bytes.subarray(record.starts[cell], record.ends[cell]));
  return (record.escaped[cell] === 1 ? text.replaceAll('""', '"') : text).trim();
}

/** The text of some bytes, without blanks around it. */
export function bytesText(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end)).trim();
}

/** All cells of a record as text. */
export function cellTexts(record: CsvRecord): string[] {
  return Array.from({ length: record.cells }, (_, cell) => cellText(record, cell));
}

/** Whether nothing stands in any cell: a blank line, or one that a spreadsheet left as bare separators. */
export function isBlank(record: CsvRecord): boolean {
  for (let cell = 0; cell < record.cells; cell += 1)
    for (let at = record.starts[cell] ?? 0; at < (record.ends[cell] ?? 0); at += 1) {
      const byte = record.bytes[at];
      if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) return false;
    }
  return true;
}
