import { timeZone } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";
import { IntervalTable } from "./interval-table.ts";
import type { RowSink } from "./row-sink.ts";
import { CONTACT_VALUES } from "./row-values.ts";
import { ZoneClock } from "./zone-clock.ts";

/** Columns of a tally: what is counted of the contacts of an interval. */
export const TALLY = { contacts: 0, handled: 1, abandoned: 2, handleSeconds: 3, timed: 4 } as const;

/** Counts the contacts of a call log by queue and interval of the queue's local clock. */
export class ContactTally implements RowSink {
  readonly tables: readonly IntervalTable[];
  readonly #clocks: readonly ZoneClock[];
  readonly #intervalMs: number;

  constructor(shop: Shop) {
    this.tables = shop.queues.map(() => new IntervalTable(5));
    this.#clocks = shop.queues.map(({ zone }) => new ZoneClock(timeZone(zone)));
    this.#intervalMs = shop.intervalMinutes * 60_000;
  }

  take(queue: number, ms: number, _row: number, values: Float64Array): void {
    const table = this.tables[queue];
    const clock = this.#clocks[queue];
    if (table === undefined || clock === undefined) throw new RangeError(`no queue ${queue}`);
    const startMs = clock.intervalStart(ms, this.#intervalMs);
    const found = table.find(startMs);
    const at = found < 0 ? table.add(startMs) : found;
    const abandoned = values[CONTACT_VALUES.abandoned] ?? Number.NaN;
    const seconds = values[CONTACT_VALUES.handleSeconds] ?? Number.NaN;
    increase(table, TALLY.contacts, at, 1);
    if (abandoned === 1) {
      increase(table, TALLY.abandoned, at, 1);
      return;
    }
    // Where the log does not say who gave up, a contact with handling time was handled.
    if (abandoned === 0 || seconds > 0) increase(table, TALLY.handled, at, 1);
    else return;
    if (Number.isNaN(seconds)) return;
    increase(table, TALLY.handleSeconds, at, seconds);
    increase(table, TALLY.timed, at, 1);
  }
}

function increase(table: IntervalTable, column: number, position: number, by: number): void {
  const cells = table.columns[column];
  if (cells !== undefined) cells[position] = (cells[position] ?? 0) + by;
}
