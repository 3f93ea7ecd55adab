import type { TimeZone } from "@springtide/calendar";
import type { ToldTable } from "./interval-table.ts";
import { IntervalTable } from "./interval-table.ts";
import type { RowSink } from "./row-sink.ts";
import { CONTACT_VALUES } from "./row-values.ts";
import { ZoneClock } from "./zone-clock.ts";

/**
 * Columns of a tally: what is counted of the contacts of an interval. Seconds are summed as whole microseconds: such sums are exact
 * (up to 2^53), so it does not matter in which order rows are counted.
 */
export const TALLY = {
  contacts: 0,
  handled: 1,
  abandoned: 2,
  handleMicros: 3,
  /** Handled contacts whose handling time is told. */
  timed: 4,
  waitMicros: 5,
  /** Contacts whose wait is told. */
  waited: 6,
} as const;

const MICROS = 1_000_000;

/** What was counted in a part of a log, as plain data. */
export interface ToldTally {
  readonly tables: readonly ToldTable[];
  readonly excludedMicros: number;
  readonly excludedContacts: number;
}

/** Counts the contacts of a log by queue and interval of the queue's local clock. */
export class ContactTally implements RowSink {
  /** One for each queue by its index; those of names that come up later follow. */
  readonly tables: IntervalTable[] = [];
  /** How many abandoned contacts have a handling time: nobody handled them, so it is not counted. */
  excludedContacts = 0;
  #excludedMicros = 0;
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
      increase(table, TALLY.waitMicros, at, Math.round(waited * MICROS));
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
    increase(table, TALLY.handleMicros, at, Math.round(seconds * MICROS));
    increase(table, TALLY.timed, at, 1);
  }

  /** The handling time beside abandoned contacts. */
  get excludedSeconds(): number {
    return secondsOf(this.#excludedMicros);
  }

  told(): ToldTally {
    const tables = this.tables.map(({ size, startMs, columns }) => ({ size, startMs, columns }));
    return { tables, excludedMicros: this.#excludedMicros, excludedContacts: this.excludedContacts };
  }

  /** Goes on with what was counted in the part of the log that follows. @param indexOf the index here of each queue of the part */
  absorb({ tables, excludedMicros, excludedContacts }: ToldTally, indexOf: readonly number[]): void {
    tables.forEach((told, at) => {
      const queue = indexOf[at] ?? at;
      (this.tables[queue] ?? this.#open(queue)).absorb(told);
    });
    this.#excludedMicros += excludedMicros;
    this.excludedContacts += excludedContacts;
  }

  #exclude(seconds: number): void {
    this.#excludedMicros += Math.round(seconds * MICROS);
    this.excludedContacts += 1;
  }

  /** Opens the table of a queue, and those before it: a name may have come up in a row that was refused. */
  #open(queue: number): IntervalTable {
    for (let at = this.tables.length; at < queue; at += 1) this.#open(at);
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

/** Seconds of a sum of microseconds: exact where they are whole. */
export function secondsOf(micros: number): number {
  return micros / MICROS;
}
