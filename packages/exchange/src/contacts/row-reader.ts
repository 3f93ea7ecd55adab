import type { TimeZone } from "@springtide/calendar";
import { timeZone } from "@springtide/calendar";
import type { ContactMapping, Shop } from "@springtide/contracts";
import { cellText, isBlank } from "../csv/cell-text.ts";
import type { CsvRecord } from "../csv/record-scanner.ts";
import type { ColumnPlan } from "./columns.ts";
import { didYouMean } from "./did-you-mean.ts";
import { IGNORED, QueueNames, UNKNOWN } from "./queue-names.ts";
import type { RefusedRows, Trouble } from "./refused-rows.ts";
import { quoted } from "./refused-rows.ts";
import { AMBIGUOUS, RepeatedHours } from "./repeated-hour.ts";
import type { RowSink } from "./row-sink.ts";
import { StartCell } from "./start-cell.ts";
import type { RowValues } from "./row-values.ts";
import { rowValues } from "./row-values.ts";
import { shapeTrouble } from "./row-shape.ts";

export interface RowReading {
  readonly plan: ColumnPlan;
  readonly mapping: ContactMapping;
  readonly shop: Shop;
  readonly repeatedHour: ContactMapping["repeatedHour"];
  readonly refused: RefusedRows;
  readonly sink: RowSink;
}

const OFF_THE_MINUTE: Trouble = {
  code: "off-grid",
  rule: "an interval starts on a whole minute",
  remedy: "Where each row is one contact, set layout: contacts in the mapping.",
};

/** Reads row after row of a contact file: queue, moment and values, each checked; good rows go to the sink. */
export class RowReader {
  rowsRead = 0;
  rowsIgnored = 0;
  blankRows = 0;
  readonly #reading: RowReading;
  readonly #names: QueueNames;
  readonly #start: StartCell;
  readonly #values: RowValues;
  readonly #repeated: RepeatedHours | null;
  readonly #zones: readonly TimeZone[];
  readonly #isLog: boolean;

  constructor(reading: RowReading) {
    const { mapping, plan, shop } = reading;
    this.#reading = reading;
    this.#isLog = plan.layout === "contacts";
    this.#names = new QueueNames(shop, mapping);
    const localZone = mapping.zone === undefined ? null : timeZone(mapping.zone, { field: "/contacts/zone" });
    this.#start = new StartCell(plan, mapping, localZone);
    this.#values = rowValues(plan, mapping);
    this.#repeated = localZone === null ? null : new RepeatedHours(!this.#isLog);
    this.#zones = shop.queues.map(({ zone }) => timeZone(zone));
  }

  read(record: CsvRecord): void {
    this.rowsRead += 1;
    const { plan, refused } = this.#reading;
    const isEmpty = record.starts[plan.start.at] === record.ends[plan.start.at] || record.cells < plan.width;
    if (isEmpty && isBlank(record)) {
      this.blankRows += 1;
      this.rowsIgnored += 1;
      return;
    }
    const shape = shapeTrouble(record, plan.width);
    if (shape !== null) {
      refused.add(record.row, undefined, `${record.cells} cells`, shape);
      return;
    }
    const refusedBefore = refused.total;
    const queue = this.#queue(record);
    if (queue === IGNORED) {
      this.rowsIgnored += 1;
      return;
    }
    const day = plan.layout === "days" ? this.#day(record) : this.#moment(record);
    this.#values.read(record, refused);
    if (refused.total === refusedBefore) this.#deliver(record.row, queue, day);
  }

  /** After the last row: places the rows of repeated hours. */
  finish(): void {
    const { refused, sink, plan } = this.#reading;
    this.#repeated?.settle(sink, (row, localMs) => {
      const text = new Date(localMs).toISOString().slice(0, 16).replace("T", " ");
      refused.add(row, plan.start.name, `${text}, which comes twice on this day`, AMBIGUOUS);
    });
  }

  #queue(record: CsvRecord): number {
    const { plan, refused, shop } = this.#reading;
    if (plan.queue === null || typeof plan.queue === "number") {
      // Without a queue column, what marks a total stands where the others have their date.
      const { ignoreQueues } = this.#reading.mapping;
      const total = ignoreQueues.length > 0 && ignoreQueues.includes(cellText(record, plan.start.at));
      return total ? IGNORED : (plan.queue ?? 0);
    }
    const queue = this.#names.find(record, plan.queue.at);
    if (queue !== UNKNOWN) return queue;
    const text = cellText(record, plan.queue.at);
    refused.add(record.row, plan.queue.name, quoted(text), {
      code: "unknown-queue",
      rule: `the shop's queues are ${shop.queues.map(({ id }) => id).join(", ")}`,
      remedy: `${didYouMean(text, this.#names.known)}Translate it in the mapping (queueNames), or name it in ignoreQueues.`,
    });
    return queue;
  }

  #day(record: CsvRecord): number {
    const { plan, refused } = this.#reading;
    const day = this.#start.readDay(record);
    if (typeof day === "number") return day;
    refused.add(record.row, plan.start.name, quoted(cellText(record, plan.start.at)), day);
    return Number.NaN;
  }

  #moment(record: CsvRecord): number {
    const { plan, refused } = this.#reading;
    const trouble =
      this.#start.read(record) ?? (!this.#isLog && this.#start.instantMs % 60_000 !== 0 ? OFF_THE_MINUTE : null);
    if (trouble !== null) {
      const time = plan.time === null ? "" : ` ${cellText(record, plan.time.at)}`;
      const column = plan.time === null ? plan.start.name : `${plan.start.name}, ${plan.time.name}`;
      refused.add(record.row, column, quoted(`${cellText(record, plan.start.at)}${time}`), trouble);
    }
    return Number.NaN;
  }

  #deliver(row: number, queue: number, day: number): void {
    const { plan } = this.#reading;
    const { values } = this.#values;
    if (plan.queue !== null) {
      this.#place(row, queue, day, values);
      return;
    }
    const counts = this.#values.wide;
    plan.offered.forEach(({ queue: own }, at) => {
      values[0] = counts[at] ?? Number.NaN;
      this.#place(row, own, day, values);
    });
  }

  #place(row: number, queue: number, day: number, values: Float64Array): void {
    const { sink, repeatedHour } = this.#reading;
    if (!Number.isNaN(day)) {
      sink.take(queue, this.#zones[queue]?.startOfDayMs(day) ?? Number.NaN, row, values);
      return;
    }
    const { instantMs, secondMs, localMs } = this.#start;
    if (Number.isNaN(localMs) || this.#repeated === null) {
      sink.take(queue, instantMs, row, values);
      return;
    }
    const sequence = this.#isLog ? 0 : queue;
    this.#repeated.watch(sequence, localMs);
    if (Number.isNaN(secondMs) || repeatedHour === "first") sink.take(queue, instantMs, row, values);
    else if (repeatedHour === "second") sink.take(queue, secondMs, row, values);
    else this.#repeated.hold({ sequence, queue, row, localMs, firstMs: instantMs, secondMs, values: values.slice() });
  }
}
