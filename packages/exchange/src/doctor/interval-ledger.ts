import type { TimeZone } from "@springtide/calendar";
import type { ImportMapping } from "@springtide/contracts";
import { IntervalTable } from "../contacts/interval-table.ts";
import type { RowSink } from "../contacts/row-sink.ts";
import { ZoneClock } from "../contacts/zone-clock.ts";

/** What a row says, in the order of `values`; NaN where it does not. Of people who were there a mean number, or seconds of all. */
export const VALUES = {
  offered: 0,
  handled: 1,
  abandoned: 2,
  flowOut: 3,
  aht: 4,
  talk: 5,
  wrap: 6,
  staffed: 7,
  staffedTime: 8,
} as const;
const WIDTH = 9;
/** Behind the values: the row in the file, and how many contacts told their handling time. */
export const LEDGER_ROW = WIDTH;
const TIMED = WIDTH + 1;

/** Two rows for one interval of a queue. */
export interface Duplicate {
  readonly row: number;
  readonly earlierRow: number;
}

/** Gathers what a file says by queue and interval. Memory grows with the intervals, not with the rows of a list of contacts. */
export class IntervalLedger implements RowSink {
  readonly names: string[] = [];
  readonly tables: IntervalTable[] = [];
  /** Contacts outside anything that a queue is known for are counted too: nothing is dropped. */
  readonly duplicates: Duplicate[] = [];
  identicalDuplicates = 0;
  duplicateRows = 0;
  /** Rows that stand before their predecessor of the same queue, and after it. */
  descents = 0;
  ascents = 0;
  firstDescentRow = 0;
  readonly #index = new Map<string, number>();
  readonly #mapping: ImportMapping;
  readonly #intervalMs: number;
  readonly #clocks: ZoneClock[] = [];
  readonly #lastMs: number[] = [];
  readonly #zoneOf: (name: string) => TimeZone;

  /** @param intervalMinutes of the cells that contacts of a list are counted in */
  constructor(mapping: ImportMapping, intervalMinutes: number, zoneOf: (name: string) => TimeZone) {
    this.#mapping = mapping;
    this.#intervalMs = intervalMinutes * 60_000;
    this.#zoneOf = zoneOf;
  }

  indexOf(name: string): number {
    const known = this.#index.get(name);
    if (known !== undefined) return known;
    const index = this.names.push(name) - 1;
    this.#index.set(name, index);
    this.tables.push(new IntervalTable(TIMED + 1));
    this.#clocks.push(new ZoneClock(this.#zoneOf(name)));
    return index;
  }

  take(queue: number, startMs: number, row: number, values: Float64Array): void {
    const table = this.tables[queue];
    const clock = this.#clocks[queue];
    if (table === undefined || clock === undefined) throw new RangeError(`no queue ${queue}`);
    if (this.#mapping.layout === "contacts") {
      this.#count(table, clock.intervalStart(startMs, this.#intervalMs), row, values);
      return;
    }
    this.#watchOrder(queue, startMs, row);
    const earlier = table.find(startMs);
    if (earlier >= 0) this.#double(table, earlier, row, values);
    else if (!Number.isNaN(values[VALUES.offered])) put(table, table.add(startMs), row, values);
  }

  #count(table: IntervalTable, startMs: number, row: number, values: Float64Array): void {
    const found = table.find(startMs);
    const at = found < 0 ? table.add(startMs) : found;
    const gaveUp = values[VALUES.abandoned] === 1;
    const seconds = values[VALUES.aht] ?? Number.NaN;
    add(table, VALUES.offered, at, 1);
    add(table, gaveUp ? VALUES.abandoned : VALUES.handled, at, 1);
    if (!gaveUp && seconds > 0) {
      const timed = add(table, TIMED, at, 1);
      const mean = table.columns[VALUES.aht];
      if (mean !== undefined) mean[at] = (mean[at] ?? 0) + (seconds - (mean[at] ?? 0)) / timed;
    }
    if (found < 0) set(table, LEDGER_ROW, at, row);
  }

  #watchOrder(queue: number, startMs: number, row: number): void {
    const last = this.#lastMs[queue];
    if (last !== undefined && startMs > last) this.ascents += 1;
    if (last !== undefined && startMs < last) {
      this.descents += 1;
      if (this.firstDescentRow === 0) this.firstDescentRow = row;
    }
    this.#lastMs[queue] = startMs;
  }

  #double(table: IntervalTable, at: number, row: number, values: Float64Array): void {
    const { duplicates } = this.#mapping;
    this.duplicateRows += 1;
    const same = Object.values(VALUES).every((column) => Object.is(table.columns[column]?.[at], values[column]));
    if (same) this.identicalDuplicates += 1;
    if (this.duplicates.length < 5) this.duplicates.push({ row, earlierRow: table.columns[LEDGER_ROW]?.[at] ?? 0 });
    if (duplicates === "last") put(table, at, row, values);
    if (duplicates === "add") addUp(table, at, values);
  }
}

function put(table: IntervalTable, at: number, row: number, values: Float64Array): void {
  for (const column of Object.values(VALUES)) set(table, column, at, values[column] ?? Number.NaN);
  set(table, LEDGER_ROW, at, row);
}

/** Counts add up; times are means over the contacts they were told for. */
function addUp(table: IntervalTable, at: number, values: Float64Array): void {
  const weightOf = (handled: number | undefined, offered: number | undefined): number =>
    handled === undefined || Number.isNaN(handled) ? (offered ?? 0) : handled;
  const before = weightOf(table.columns[VALUES.handled]?.[at], table.columns[VALUES.offered]?.[at]);
  const more = weightOf(values[VALUES.handled], values[VALUES.offered]);
  for (const column of [VALUES.aht, VALUES.talk, VALUES.wrap]) {
    const [old, fresh] = [table.columns[column]?.[at] ?? Number.NaN, values[column] ?? Number.NaN];
    const mean = (old * before + fresh * more) / (before + more);
    set(table, column, at, Number.isNaN(old) ? fresh : Number.isNaN(fresh) || before + more === 0 ? old : mean);
  }
  const counts = [VALUES.offered, VALUES.handled, VALUES.abandoned, VALUES.flowOut, VALUES.staffed, VALUES.staffedTime];
  for (const column of counts)
    set(table, column, at, (table.columns[column]?.[at] ?? Number.NaN) + (values[column] ?? Number.NaN));
}

function set(table: IntervalTable, column: number, at: number, value: number): void {
  const cells = table.columns[column];
  if (cells !== undefined) cells[at] = value;
}

function add(table: IntervalTable, column: number, at: number, by: number): number {
  const cells = table.columns[column];
  if (cells === undefined) return 0;
  cells[at] = (cells[at] ?? 0) + by;
  return cells[at] ?? 0;
}
