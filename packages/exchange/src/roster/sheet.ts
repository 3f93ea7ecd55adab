import { Refusal } from "@springtide/refusal";
import { cellTexts, isBlank } from "../csv/cell-text.ts";
import { type Delimiter, separatorLine } from "../csv/delimiter.ts";
import { LINE_FEED, RecordScanner } from "../csv/record-scanner.ts";

/** A row of a sheet with something in it; `row` counts from 1 as a spreadsheet shows it. */
export interface SheetRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** A whole sheet as text: a roster is small enough to be held, and looked at more than once. */
export interface Sheet {
  readonly file: string;
  readonly delimiter: Delimiter;
  readonly rows: readonly SheetRow[];
}

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** A spreadsheet writes text that begins like a formula behind an apostrophe. */
const SHOWN_AS_TEXT = /^'(?='*[=+\-@＝＋－＠])/;

/**
 * The sheet that a text is, under each separator that it could have: the one that the text names (`sep=;`), or all four.
 * @param isDisarmed whether text that begins like a formula stands behind an apostrophe, as in CSV files; not in text made of a workbook
 * @throws Refusal where a quotation mark is never closed
 */
export function readingsOf(text: string, file: string, isDisarmed = true): readonly Sheet[] {
  const bytes = new TextEncoder().encode(text.startsWith("\uFEFF") ? text.slice(1) : text);
  const announced = separatorLine(bytes);
  const body = bytes.subarray(announced.bytes);
  const delimiters = announced.delimiter === null ? DELIMITERS : [announced.delimiter];
  const sheets = delimiters.map((delimiter) => ({ file, delimiter, ...rowsOf(body, delimiter, isDisarmed) }));
  const whole = sheets.filter(({ openQuoteRow }) => openQuoteRow === null);
  if (whole.length > 0) return whole;
  throw new Refusal({
    code: "unclosed-quote",
    place: { file, row: sheets[0]?.openQuoteRow ?? 1 },
    found: "a quotation mark that is never closed",
    rule: "a cell that starts with a quotation mark ends with one",
    remedy: "Close it, or double the quotation marks that belong to the text.",
  });
}

function rowsOf(
  bytes: Uint8Array,
  delimiter: Delimiter,
  isDisarmed: boolean,
): { rows: readonly SheetRow[]; openQuoteRow: number | null } {
  const lineEnd = bytes.includes(LINE_FEED) || !bytes.includes(0x0d) ? LINE_FEED : 0x0d;
  const scanner = new RecordScanner(delimiter.charCodeAt(0), lineEnd);
  const rows: SheetRow[] = [];
  let openQuoteRow: number | null = null;
  scanner.scan(bytes, bytes.length, true, (record) => {
    if (scanner.openQuote) openQuoteRow ??= record.row;
    if (isBlank(record)) return;
    const cells = cellTexts(record);
    rows.push({ row: record.row, cells: isDisarmed ? cells.map((cell) => cell.replace(SHOWN_AS_TEXT, "")) : cells });
  });
  return { rows, openQuoteRow };
}
