import { Refusal } from "@springtide/refusal";
import { cellTexts } from "./cell-text.ts";
import type { CsvRecord } from "./record-scanner.ts";
import { RecordScanner } from "./record-scanner.ts";

export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** What a person calls a separator. */
function delimiterName(delimiter: Delimiter): string {
  return { ",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar" }[delimiter];
}

/**
 * The line `sep=;` that Excel writes, and hides, above the header: the separator it names, and how many bytes it takes with its
 * line end. Rows are counted without it, as a spreadsheet shows them.
 */
export function separatorLine(bytes: Uint8Array): { readonly delimiter: Delimiter | null; readonly bytes: number } {
  const line = /^"?sep=(.)"?(?:\r\n|\n|\r)/i.exec(Buffer.from(bytes.subarray(0, 16)).toString("latin1"));
  const delimiter = DELIMITERS.find((each) => each === line?.[1]);
  return line === null || delimiter === undefined
    ? { delimiter: null, bytes: 0 }
    : { delimiter, bytes: line[0].length };
}

interface Reading {
  readonly delimiter: Delimiter;
  readonly header: readonly string[];
  /** Share of the sampled rows that have as many cells as the header. */
  readonly even: number;
}

/**
 * Finds the separator of a file from its first rows: the one under which the header holds the columns that are needed;
 * failing that, the one under which header and rows have the same number of cells, more than one.
 * @param isHeader whether these column names hold all that is needed
 * @throws Refusal code delimiter-unclear where none or more than one fits
 */
export function sniffDelimiter(
  sample: Uint8Array,
  lineEnd: number,
  file: string,
  isHeader: (columns: readonly string[]) => boolean,
): Delimiter {
  const readings = DELIMITERS.map((delimiter) => readWith(delimiter, sample, lineEnd));
  const wanted = readings.filter(({ header }) => isHeader(header));
  const first = wanted[0];
  if (first !== undefined && wanted.every(({ header }) => header.length === 1)) return first.delimiter;
  const fitting = wanted.length > 0 ? wanted : readings.filter(({ header }) => header.length > 1);
  if (fitting.length === 1 && fitting[0] !== undefined) return fitting[0].delimiter;
  const even = fitting.filter((reading) => reading.even >= 0.9);
  if (even.length === 1 && even[0] !== undefined) return even[0].delimiter;
  throw new Refusal({
    code: "delimiter-unclear",
    place: { file, row: 1 },
    found:
      fitting.length === 0
        ? `a single column, "${clipped(readings[0]?.header[0] ?? "")}"`
        : `separators that could be ${fitting.map(({ delimiter }) => delimiterName(delimiter)).join(" or ")}`,
    rule: "columns are separated by comma, semicolon, tab or vertical bar, and which one must be clear",
    remedy: "Check that this is the right file, or name the separator in the mapping (delimiter).",
  });
}

function readWith(delimiter: Delimiter, sample: Uint8Array, lineEnd: number): Reading {
  const rows: (readonly string[] | number)[] = [];
  const scanner = new RecordScanner(delimiter.charCodeAt(0), lineEnd);
  const take = (record: CsvRecord): void => {
    if (record.to > record.from) rows.push(rows.length === 0 ? cellTexts(record) : record.cells);
  };
  // Only whole rows count: the sample may end in the middle of one. Yet a header alone may lack its line end.
  const used = scanner.scan(sample, sample.length, false, take);
  if (used === 0) scanner.scan(sample, sample.length, true, take);
  const header = typeof rows[0] === "object" ? rows[0] : [];
  const even = rows.filter((cells) => cells === header.length).length;
  return { delimiter, header, even: rows.length <= 1 ? 1 : even / (rows.length - 1) };
}

function clipped(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
