import { Refusal } from "@springtide/refusal";
import { cellTexts, isBlank } from "../csv/cell-text.ts";
import { type Delimiter, separatorLine } from "../csv/delimiter.ts";
import { type CsvRecord, LINE_FEED, RecordScanner, RecordTooWide } from "../csv/record-scanner.ts";
import { TABLE_TOO_LARGE, type TableBounds, TableCount } from "../tables/table-bounds.ts";

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

/** How the text of a sheet is to be read. */
interface SheetReading {
  /** Whether text that begins like a formula stands behind an apostrophe, as in CSV files; not in text made of a workbook. */
  readonly isDisarmed?: boolean;
  /** How large it may be; of any size if not given. */
  readonly bounds?: TableBounds | undefined;
}

const DELIMITERS = [",", ";", "\t", "|"] as const;
/** A spreadsheet writes text that begins like a formula behind an apostrophe. */
const SHOWN_AS_TEXT = /^'(?='*[=+\-@＝＋－＠])/;

/**
 * The sheet that a text is, under each separator that it could have: the one that the text names (`sep=;`), or all four.
 * @throws Refusal where a quotation mark is never closed, and `table-too-large` beyond the bounds
 */
export function readingsOf(text: string, file: string, reading: SheetReading = {}): readonly Sheet[] {
  const bytes = new TextEncoder().encode(text.startsWith("\uFEFF") ? text.slice(1) : text);
  const announced = separatorLine(bytes);
  const body = bytes.subarray(announced.bytes);
  const delimiters = announced.delimiter === null ? DELIMITERS : [announced.delimiter];
  const sheets = delimiters.map((delimiter) => ({ file, delimiter, ...rowsOf(body, delimiter, file, reading) }));
  const whole = sheets.filter(({ openQuoteRow, tooLarge }) => openQuoteRow === null && tooLarge === null);
  const tooLarge = sheets.find((one) => one.tooLarge !== null)?.tooLarge ?? null;
  // Text has few rows and columns under separators that are not its own: only one that parts something stands for it.
  if (tooLarge !== null && !whole.some(({ rows }) => rows.some(({ cells }) => cells.length > 1))) throw tooLarge;
  if (whole.length > 0) return whole;
  throw new Refusal({
    code: "unclosed-quote",
    place: { file, row: sheets[0]?.openQuoteRow ?? 1 },
    found: "a quotation mark that is never closed",
    rule: "a cell that starts with a quotation mark ends with one",
    remedy: "Close it, or double the quotation marks that belong to the text.",
  });
}

interface RowsRead {
  readonly rows: readonly SheetRow[];
  readonly openQuoteRow: number | null;
  /** Why it was not read to its end. */
  readonly tooLarge: Refusal | null;
}

function rowsOf(
  bytes: Uint8Array,
  delimiter: Delimiter,
  file: string,
  { isDisarmed = true, bounds }: SheetReading,
): RowsRead {
  const lineEnd = bytes.includes(LINE_FEED) || !bytes.includes(0x0d) ? LINE_FEED : 0x0d;
  const scanner = new RecordScanner(delimiter.charCodeAt(0), lineEnd, bounds?.mostColumns);
  const count = bounds === undefined ? null : new TableCount(bounds, file);
  const rows: SheetRow[] = [];
  let openQuoteRow: number | null = null;
  const take = (record: CsvRecord): void => {
    if (scanner.openQuote) openQuoteRow ??= record.row;
    count?.columns(record.row, record.cells);
    if (isBlank(record)) {
      count?.emptyRow(record.row);
      return;
    }
    count?.filledRow(record.row);
    count?.cells(record.row, record.cells);
    const cells = cellTexts(record);
    rows.push({ row: record.row, cells: isDisarmed ? cells.map((cell) => cell.replace(SHOWN_AS_TEXT, "")) : cells });
  };
  try {
    scanner.scan(bytes, bytes.length, true, take);
  } catch (error) {
    if (count !== null && error instanceof RecordTooWide)
      return { rows: [], openQuoteRow, tooLarge: count.tooWide(scanner.row + 1) };
    if (error instanceof Refusal && error.findings.some(({ code }) => code === TABLE_TOO_LARGE))
      return { rows: [], openQuoteRow, tooLarge: error };
    throw error;
  }
  return { rows, openQuoteRow, tooLarge: null };
}
