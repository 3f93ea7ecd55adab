import type { TimeZone } from "@springtide/calendar";
import type { ContactTally } from "../contacts/contact-tally.ts";
import { secondsOf, TALLY } from "../contacts/contact-tally.ts";
import type { IntervalTable } from "../contacts/interval-table.ts";
import type { TableRow } from "../tables/write-table.ts";
import type { LogTotals } from "./aggregate-report.ts";

/** Columns of a file of cells: the first six are those of a contact file in our own form. */
export const CELL_COLUMNS = [
  "interval_start",
  "queue",
  "offered",
  "handled",
  "abandoned",
  "aht_seconds",
  "handle_seconds",
  "wait_seconds",
] as const;

/** Which of the values of a cell the log tells. */
interface Told {
  readonly handled: boolean;
  readonly abandoned: boolean;
  readonly handleSeconds: boolean;
  readonly waitSeconds: boolean;
}

/** A cell: one interval of one name. */
interface CellPlace {
  readonly table: number;
  readonly position: number;
  readonly startMs: number;
}

/** The cells that were counted, ready to be written or summed. */
export class LogCells {
  readonly #tally: ContactTally;
  readonly #names: readonly string[];
  readonly #told: Told;
  readonly #zone: TimeZone;
  /** Tables in the order of their names. */
  readonly #byName: readonly number[];

  constructor(tally: ContactTally, names: readonly string[], told: Told, zone: TimeZone) {
    this.#tally = tally;
    this.#names = names;
    this.#told = told;
    this.#zone = zone;
    this.#byName = names.map((_, index) => index).sort((a, b) => ((names[a] ?? "") < (names[b] ?? "") ? -1 : 1));
  }

  get count(): number {
    return this.#tally.tables.reduce((sum, { size }) => sum + size, 0);
  }

  /** Starts of all intervals that have a contact, ascending, each once. */
  starts(): Float64Array {
    const all = new Float64Array(this.count);
    let filled = 0;
    for (const { startMs, size } of this.#tally.tables) {
      all.set(startMs.subarray(0, size), filled);
      filled += size;
    }
    all.sort();
    return all.filter((startMs, at) => at === 0 || all[at - 1] !== startMs);
  }

  /** Rows of a file of cells, by start and then by name. The repeated hour is told apart by its offset. */
  *rows(): Generator<TableRow> {
    let [startMs, start] = [Number.NaN, ""];
    for (const place of this.#places()) {
      if (place.startMs !== startMs) [startMs, start] = [place.startMs, this.#zone.formatInstant(place.startMs)];
      const table = this.#tally.tables[place.table];
      if (table !== undefined) yield [start, this.#names[place.table] ?? "", ...this.#values(table, place.position)];
    }
  }

  totals(): LogTotals {
    return this.#sum(this.#byName);
  }

  /** The totals of each name, in the order of names. */
  totalsByName(): (LogTotals & { name: string })[] {
    return this.#byName.map((index) => ({ name: this.#names[index] ?? "", ...this.#sum([index]) }));
  }

  #places(): CellPlace[] {
    const places = this.#byName.flatMap((index) => {
      const { startMs, size } = this.#tally.tables[index] ?? { startMs: [], size: 0 };
      return Array.from({ length: size }, (_, position) => ({
        table: index,
        position,
        startMs: startMs[position] ?? Number.NaN,
      }));
    });
    // The sort is stable: within a start, names stay in their order.
    return places.sort((a, b) => a.startMs - b.startMs);
  }

  #values(table: IntervalTable, position: number): number[] {
    const value = (column: number): number => table.columns[column]?.[position] ?? 0;
    const { handled, abandoned, handleSeconds, waitSeconds } = this.#told;
    const timed = value(TALLY.timed);
    const handledSeconds = secondsOf(value(TALLY.handleMicros));
    return [
      value(TALLY.contacts),
      handled ? value(TALLY.handled) : Number.NaN,
      abandoned ? value(TALLY.abandoned) : Number.NaN,
      timed > 0 ? thousandths(handledSeconds / timed) : Number.NaN,
      handleSeconds ? thousandths(handledSeconds) : Number.NaN,
      waitSeconds ? thousandths(secondsOf(value(TALLY.waitMicros))) : Number.NaN,
    ];
  }

  #sum(tables: readonly number[]): LogTotals {
    const sum = (column: number): number => {
      let total = 0;
      for (const index of tables) {
        const table = this.#tally.tables[index];
        for (let at = 0; at < (table?.size ?? 0); at += 1) total += table?.columns[column]?.[at] ?? 0;
      }
      return total;
    };
    const { handled, abandoned, handleSeconds, waitSeconds } = this.#told;
    return {
      contacts: sum(TALLY.contacts),
      handled: handled ? sum(TALLY.handled) : null,
      abandoned: abandoned ? sum(TALLY.abandoned) : null,
      handleSeconds: handleSeconds ? thousandths(secondsOf(sum(TALLY.handleMicros))) : null,
      waitSeconds: waitSeconds ? thousandths(secondsOf(sum(TALLY.waitMicros))) : null,
    };
  }
}

/** Milliseconds are as fine as any log is; sums of decimals carry no more. */
function thousandths(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
