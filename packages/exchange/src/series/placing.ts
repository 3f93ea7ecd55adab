import type { RefusedRows } from "../contacts/refused-rows.ts";
import type { TimedRows } from "./row-times.ts";
import type { SeriesColumn } from "./series-columns.ts";

/** Rows with their instants and values, to be put in order. */
export interface Placing {
  readonly timed: TimedRows;
  readonly startMs: Float64Array;
  readonly values: Float64Array;
  readonly column: SeriesColumn;
  readonly file: string;
  readonly refused: RefusedRows;
}
