import type { TimeZone } from "@springtide/calendar";
import { IntervalTable } from "./interval-table.ts";
import type { RowSink } from "./row-sink.ts";
import { CONTACT_VALUES } from "./row-values.ts";
import { ZoneClock } from "./zone-clock.ts";

/** Columns of a tally: what is counted of the contacts of an interval. */
export const TALLY = {
  contacts: 0,
  handled: 1,
  abandoned: 2,
  handleSeconds: 3,
  /** Handled contacts whose handling time is told. */
  timed: 4,
  waitSeconds: 5,
  /** Contacts whose wait is told. */
  waited: 6,
} as const;

/** Counts the contacts of a log by queue and interval of the queue's local clock. */
export class ContactTally implements RowSink {
  /** One for each queue by its index; those of names that come up later follow. */
  readonly tables: IntervalTable[] = [];
  /** Handling time that stands beside abandoned contacts, and how many they are: nobody handled them, so it is not counted. */
  excludedSeconds = 0;
  excludedContacts = 0;
  readonly #clocks: ZoneClock[] = [];
  readonly #zoneOf: (queue: number) => TimeZone;
  readonly #intervalMs: number;

  /** @param queues how many are known beforehand */
  constructor(queues: number, zoneOf: (queue: number) => TimeZone, intervalMinutes: number) {
    this.#zoneOf = zoneOf;
    this.#intervalMs = intervalMinutes * 60_000;
    for (let queue = 0; queue < queues; queue += 1) this.#open(queue);
  }

  take(queue: number, ms: number, _row: number, values: Float64Array): void {
    const table = this.tables[queue] ?? this.#open(queue);
    const startMs = (this.#clocks[queue] ?? this.#clockOf(queue)).intervalStart(ms, this.#intervalMs);
    const found = table.find(startMs);
    const at = found < 0 ? table.add(startMs) : found;
    const abandoned = values[CONTACT_VALUES.abandoned] ?? Number.NaN;
    const seconds = values[CONTACT_VALUES.handleSeconds] ?? Number.NaN;
    const waited = values[CONTACT_VALUES.waitSeconds] ?? Number.NaN;
    increase(table, TALLY.contacts, at, 1);
    if (!Number.isNaN(waited)) {
      increase(table, TALLY.waitSeconds, at, waited);
      increase(table, TALLY.waited, at, 1);
    }
    if (abandoned === 1) {
      increase(table, TALLY.abandoned, at, 1);
      if (seconds > 0) this.#exclude(seconds);
      return;
    }
    // Where the log does not say who gave up, a contact with handling time was handled.
    if (abandoned === 0 || seconds > 0) increase(table, TALLY.handled, at, 1);
    else return;
    if (Number.isNaN(seconds)) return;
    increase(table, TALLY.handleSeconds, at, seconds);
    increase(table, TALLY.timed, at, 1);
  }

  #exclude(seconds: number): void {
    this.excludedSeconds += seconds;
    this.excludedContacts += 1;
  }

  #open(queue: number): IntervalTable {
    const table = new IntervalTable(Object.keys(TALLY).length);
    this.tables[queue] = table;
    this.#clocks[queue] = this.#clockOf(queue);
    return table;
  }

  #clockOf(queue: number): ZoneClock {
    return new ZoneClock(this.#zoneOf(queue));
  }
}

function increase(table: IntervalTable, column: number, position: number, by: number): void {
  const cells = table.columns[column];
  if (cells !== undefined) cells[position] = (cells[position] ?? 0) + by;
}
