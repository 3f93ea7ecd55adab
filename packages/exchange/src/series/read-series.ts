import { basename } from "node:path";
import { civilDay } from "@springtide/calendar";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { RefusedRows } from "../contacts/refused-rows.ts";
import { placedRows } from "./placed-rows.ts";
import { readTimeCells, readValueCells, type SeriesFile, type TimeCells } from "./read-cells.ts";
import { timedRows, type TimedRows } from "./row-times.ts";
import { placedValues, type PlacedValues } from "./placed-values.ts";
import { readValues } from "./series-values.ts";
import { dateOrder } from "./written-date.ts";

/** A file that holds one series. */
export interface SeriesRequest {
  readonly path: string;
  /** Column of values; the first column of numbers if not given. */
  readonly value?: string | undefined;
  /** Whose local clock the times are of, where they have no offset, and whose days are counted. */
  readonly zone?: string | undefined;
  /** The last day that is known, such as 2018-07-01: later rows are not looked at. */
  readonly asOf?: string | undefined;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}

/** A series as it was read. */
export type SeriesRead = PlacedValues & {
  readonly file: string;
  readonly timeColumn: string;
  readonly valueColumn: string;
  /** Rows up to the last known day. */
  readonly rows: number;
  /** IANA zone whose days are counted; UTC where nobody said. */
  readonly zone: string;
  /** Whether the zone was given, or known by the offsets of the file. */
  readonly hasZone: boolean;
  /** What a person should know of the file, in sentences. */
  readonly notes: readonly string[];
};

/**
 * Reads a plain series: a CSV file (gzipped or not) with a column `date` or `interval_start` and a column of values; others are left
 * alone. Separator, decimal mark and order of dates are found out; rows may come in any order; an empty cell is not known, which is
 * not zero. Nothing after `asOf` has any say.
 * @throws Refusal with the first hundred bad cells (row, column, value, rule, remedy), or one finding for the file as a whole
 */
export async function readSeries(request: SeriesRequest): Promise<SeriesRead> {
  const { path, progress, cancel } = request;
  const file = basename(path);
  const source: SeriesFile = { path, file, progress, cancel };
  const refused = new RefusedRows(file, false);
  const cells = await readTimeCells(source);
  const timed = timedRows(cells, {
    order: dateOrder(cells.texts),
    zone: request.zone,
    asOf: request.asOf === undefined ? undefined : civilDay(request.asOf),
    column: cells.time.date,
    file,
    refused,
  });
  refuseMisshapen(cells, timed, refused);
  if (refused.total > 0) throw refused.refusal();
  const { column, cells: texts } = await readValueCells(source, cells, placesOf(timed), request.value);
  const values = readValues(texts, { column, rows: timed.rows, refused });
  const placed = placedRows(timed);
  if (refused.total > 0) throw refused.refusal();
  const found = placedValues({ timed, startMs: placed.startMs, values, column: cells.time.date, file, refused });
  if (refused.total > 0) throw refused.refusal();
  return {
    ...found.placed,
    file,
    timeColumn: cells.time.date.name,
    valueColumn: column.name,
    rows: timed.rows.length,
    zone: timed.zone.name,
    hasZone: timed.hasZone,
    notes: [...timed.notes, ...placed.notes, ...found.notes],
  };
}

/** Rows with more or fewer cells than the header, among those that count. */
function refuseMisshapen({ misshapen }: TimeCells, { rows }: TimedRows, refused: RefusedRows): void {
  for (const { row } of rows) {
    const shape = misshapen.get(row);
    if (shape !== undefined) refused.add(row, undefined, `${shape.cells} cells`, shape.trouble);
  }
}

/** Where each row of the file stands among the rows of the series; -1 for others. */
function placesOf({ rows }: TimedRows): Int32Array {
  const last = rows.reduce((most, { row }) => Math.max(most, row), 0);
  const places = new Int32Array(last + 1).fill(-1);
  rows.forEach(({ row }, at) => {
    places[row] = at;
  });
  return places;
}
