import type { CancelSignal, Progress } from "@springtide/refusal";
import { cellText, cellTexts, isBlank } from "../csv/cell-text.ts";
import { readRecords } from "../csv/read-records.ts";
import type { Trouble } from "../contacts/refused-rows.ts";
import { shapeTrouble } from "../contacts/row-shape.ts";
import type { TimeTexts } from "./row-times.ts";
import { firstColumnOfNumbers, isSeriesHeader, namedColumn, timeColumns } from "./series-columns.ts";
import type { SeriesColumn, TimeColumns } from "./series-columns.ts";
import { dateWithClock } from "./written-time.ts";

/** The file of a series. */
export interface SeriesFile {
  readonly path: string;
  /** Its name in findings. */
  readonly file: string;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/** The columns of the file, what its time column says, and rows that have not as many cells as the header. */
export interface TimeCells extends TimeTexts {
  readonly columns: readonly string[];
  readonly time: TimeColumns;
  readonly misshapen: ReadonlyMap<number, { readonly cells: number; readonly trouble: Trouble }>;
}

/** Reads the time column of a file alone. @throws Refusal where the file has none, or cannot be read */
export async function readTimeCells({ path, file, progress, cancel }: SeriesFile): Promise<TimeCells> {
  const texts: string[] = [];
  const rows: number[] = [];
  const misshapen = new Map<number, { cells: number; trouble: Trouble }>();
  const found: { columns: readonly string[]; time?: TimeColumns } = { columns: [] };
  await readRecords({
    path,
    file,
    isHeader: isSeriesHeader,
    onHeader(columns) {
      found.columns = [...columns];
      found.time = timeColumns(columns, file);
    },
    onRecord(record) {
      const { time } = found;
      if (time === undefined || isBlank(record)) return;
      const trouble = shapeTrouble(record, found.columns.length);
      if (trouble !== null) misshapen.set(record.row, { cells: record.cells, trouble });
      const date = cellText(record, time.date.at);
      texts.push(time.clock === null ? date : dateWithClock(date, cellText(record, time.clock.at)));
      rows.push(record.row);
    },
    progress,
    cancel,
  });
  if (found.time === undefined) throw new Error("A file was read without a header.");
  return { columns: found.columns, time: found.time, texts, rows, misshapen };
}

/** The value column and its cells, in the order of the rows asked for. */
interface ValueCells {
  readonly column: SeriesColumn;
  readonly cells: readonly string[];
}

/** Rows by which the column of values is chosen where none is named. */
const SAMPLE_ROWS = 500;
const NUMBER = /^[+-]?(?:\d[\d.,' ]*|[.,]\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Reads the column of values in the rows given, and no other row.
 * @param wanted place of a row among the rows of the series, by its number in the file; -1 for one that is not of it
 * @throws Refusal where the column that was named is not there, or none holds numbers
 */
export async function readValueCells(
  { path, file, cancel }: SeriesFile,
  { columns, time }: Pick<TimeCells, "columns" | "time">,
  wanted: Int32Array,
  named: string | undefined,
): Promise<ValueCells> {
  let column = named === undefined ? null : namedColumn(columns, named, time, file);
  const sample: { readonly at: number; readonly cells: readonly string[] }[] = [];
  const cells: string[] = [];
  const choose = (): SeriesColumn => {
    const chosen = firstColumnOfNumbers(columns, {
      time,
      sample: sample.map((row) => row.cells),
      isNumber: (text) => NUMBER.test(text),
      file,
    });
    for (const row of sample) cells[row.at] = row.cells[chosen.at] ?? "";
    return chosen;
  };
  await readRecords({
    path,
    file,
    isHeader: isSeriesHeader,
    onHeader: () => undefined,
    onRecord(record) {
      const at = wanted[record.row] ?? -1;
      if (at < 0) return;
      if (column === null && sample.length < SAMPLE_ROWS) sample.push({ at, cells: cellTexts(record) });
      else cells[at] = cellText(record, (column ??= choose()).at);
    },
    cancel,
  });
  column ??= choose();
  return { column, cells };
}
