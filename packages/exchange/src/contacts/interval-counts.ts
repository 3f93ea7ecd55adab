import { timeZone } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";
import { IntervalTable } from "./interval-table.ts";
import type { RefusedRows } from "./refused-rows.ts";
import type { RowSink } from "./row-sink.ts";
import { INTERVAL_VALUES } from "./row-values.ts";

const { offered, handled, abandoned, ahtSeconds } = INTERVAL_VALUES;
/** The column of a table of counts that holds the row in the file. */
export const ROW = 4;

/** Gathers rows that each are an interval (or a day) of a queue; a second row for the same one is refused. */
export class IntervalCounts implements RowSink {
  readonly tables: readonly IntervalTable[];
  /** Intervals whose contacts are left empty: not known, so not there. */
  emptyCounts = 0;
  /** Intervals in which clearly more were handled and abandoned than were offered. */
  overfull = 0;
  firstOverfullRow = 0;
  /** Counts that are not whole: perhaps averages, perhaps a mistaken decimal separator. */
  fractional = 0;
  readonly #shop: Shop;
  readonly #refused: RefusedRows;
  readonly #startColumn: string;

  constructor(shop: Shop, refused: RefusedRows, startColumn: string) {
    this.tables = shop.queues.map(() => new IntervalTable(ROW + 1));
    this.#shop = shop;
    this.#refused = refused;
    this.#startColumn = startColumn;
  }

  take(queue: number, startMs: number, row: number, values: Float64Array): void {
    const table = this.tables[queue];
    if (table === undefined) throw new RangeError(`no queue ${queue}`);
    const earlier = table.find(startMs);
    if (earlier >= 0) {
      this.#refuseDouble(queue, startMs, row, table.columns[ROW]?.[earlier] ?? 0);
      return;
    }
    if (Number.isNaN(values[offered])) {
      this.emptyCounts += 1;
      return;
    }
    const position = table.add(startMs);
    for (const column of [offered, handled, abandoned, ahtSeconds]) set(table, column, position, values[column]);
    set(table, ROW, position, row);
    if (!Number.isInteger(values[offered])) this.fractional += 1;
    this.#noteOverfull(values, row);
  }

  #refuseDouble(queue: number, startMs: number, row: number, earlierRow: number): void {
    const { id, zone } = this.#shop.queues[queue] ?? { id: "", zone: "UTC" };
    this.#refused.add(
      row,
      this.#startColumn,
      `${timeZone(zone).formatInstant(startMs)} of queue ${id}, which row ${earlierRow} has already`,
      {
        code: "duplicate-interval",
        rule: "each interval of a queue stands in one row only",
        remedy: "Keep one of the two rows; where they are parts of one count, add them up.",
      },
    );
  }

  #noteOverfull(values: Float64Array, row: number): void {
    const known = (value: number | undefined): number => (value === undefined || Number.isNaN(value) ? 0 : value);
    const all = known(values[offered]);
    // Contacts carry over from one interval to the next, so small excess is how such counts are.
    if (known(values[handled]) + known(values[abandoned]) <= Math.max(all * 1.1, all + 2)) return;
    this.overfull += 1;
    if (this.firstOverfullRow === 0) this.firstOverfullRow = row;
  }
}

function set(table: IntervalTable, column: number, position: number, value: number | undefined): void {
  const cells = table.columns[column];
  if (cells !== undefined) cells[position] = value ?? Number.NaN;
}
