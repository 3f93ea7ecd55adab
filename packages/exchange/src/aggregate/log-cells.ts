import type { TimeZone } from "@springtide/calendar";
import type { ContactTally } from "../contacts/contact-tally.ts";
import { secondsOf, TALLY } from "../contacts/contact-tally.ts";
import { IntervalTable } from "../contacts/interval-table.ts";
import { cell } from "../tables/cell.ts";
import type { LogTotals } from "./aggregate-report.ts";
import type { CellOrder } from "./cell-order.ts";
import { cellsByStart } from "./cell-order.ts";

/** Columns of a file of cells: the first six are those of a contact file in our own form. */
const COLUMNS = "interval_start,queue,offered,handled,abandoned,aht_seconds,handle_seconds,wait_seconds";

/** Which of the values of a cell the log tells. */
interface Told {
  readonly handled: boolean;
  readonly abandoned: boolean;
  readonly handleSeconds: boolean;
  readonly waitSeconds: boolean;
}

/** The cells that were counted, ready to be written or summed. */
export class LogCells {
  /** Names in their order, each as it is written, and the tables of their contacts. */
  readonly #names: readonly string[];
  readonly #written: readonly string[];
  readonly #tables: readonly IntervalTable[];
  readonly #told: Told;
  readonly #zone: TimeZone;
  readonly #order: CellOrder;

  constructor(tally: ContactTally, names: readonly string[], told: Told, zone: TimeZone) {
    const counted = names.map((name, index) => ({ name, table: tally.tables[index] ?? new IntervalTable(0) }));
    counted.sort((a, b) => (a.name < b.name ? -1 : 1));
    this.#names = counted.map(({ name }) => name);
    this.#written = this.#names.map(cell);
    this.#tables = counted.map(({ table }) => table);
    this.#told = told;
    this.#zone = zone;
    this.#order = cellsByStart(this.#tables);
  }

  get count(): number {
    return this.#order.table.length;
  }

  /** Starts of all intervals that have a contact, ascending, each once. */
  get starts(): Float64Array {
    return this.#order.startMs;
  }

  /** The text of a file of cells: header, and rows by start and then by name. The repeated hour is told apart by its offset. */
  *text(): Generator<string> {
    yield `${COLUMNS}\n`;
    const { startMs, before, table, position } = this.#order;
    for (let at = 0; at < startMs.length; at += 1) {
      const start = this.#zone.formatInstant(startMs[at] ?? Number.NaN);
      let rows = "";
      for (let each = before[at] ?? 0; each < (before[at + 1] ?? 0); each += 1)
        rows += `${start},${this.#row(table[each] ?? 0, position[each] ?? 0)}\n`;
      yield rows;
    }
  }

  totals(): LogTotals {
    return this.#sum(this.#tables);
  }

  /** The totals of each name, in the order of names. */
  totalsByName(): (LogTotals & { name: string })[] {
    return this.#tables.map((table, index) => ({ name: this.#names[index] ?? "", ...this.#sum([table]) }));
  }

  /** What stands behind the start in the row of a cell. */
  #row(tableIndex: number, position: number): string {
    const table = this.#tables[tableIndex];
    const value = (column: number): number => table?.columns[column]?.[position] ?? 0;
    const { handled, abandoned, handleSeconds, waitSeconds } = this.#told;
    const timed = value(TALLY.timed);
    const handledSeconds = secondsOf(value(TALLY.handleMicros));
    const name = this.#written[tableIndex] ?? "";
    const counts = `${value(TALLY.contacts)},${handled ? value(TALLY.handled) : ""},${abandoned ? value(TALLY.abandoned) : ""}`;
    const aht = timed > 0 ? secondsText(handledSeconds / timed) : "";
    const waited = waitSeconds ? secondsText(secondsOf(value(TALLY.waitMicros))) : "";
    return `${name},${counts},${aht},${handleSeconds ? secondsText(handledSeconds) : ""},${waited}`;
  }

  #sum(tables: readonly IntervalTable[]): LogTotals {
    const sum = (column: number): number => {
      let total = 0;
      for (const { size, columns } of tables) for (let at = 0; at < size; at += 1) total += columns[column]?.[at] ?? 0;
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

/** Decimals as they are written, by how many thousandths they are: the quicker way for many numbers. */
const DECIMALS = Array.from({ length: 1000 }, (_, at) => String(at / 1000).slice(1));

/** Seconds to the thousandth, as text. */
function secondsText(seconds: number): string {
  const whole = Math.round(seconds * 1000);
  const decimals = whole % 1000;
  return `${(whole - decimals) / 1000}${DECIMALS[decimals] ?? ""}`;
}
