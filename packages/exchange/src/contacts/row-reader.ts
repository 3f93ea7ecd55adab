import type { TimeZone } from "@springtide/calendar";
import { timeZone } from "@springtide/calendar";
import { cellText, isBlank } from "../csv/cell-text.ts";
import type { CsvRecord, PlainRows } from "../csv/record-scanner.ts";
import type { ColumnPlan } from "./columns.ts";
import type { NameIndex } from "./name-index.ts";
import { IGNORED, UNKNOWN } from "./name-index.ts";
import { PlainRow } from "./plain-row.ts";
import type { RefusedRows, Trouble } from "./refused-rows.ts";
import { quoted } from "./refused-rows.ts";
import type { ToldHours } from "./repeated-hour.ts";
import { AMBIGUOUS, RepeatedHours } from "./repeated-hour.ts";
import type { RowForm } from "./row-form.ts";
import type { RowSink } from "./row-sink.ts";
import { StartCell } from "./start-cell.ts";
import type { RowValues } from "./row-values.ts";
import { rowValues } from "./row-values.ts";
import { shapeTrouble } from "./row-shape.ts";

export interface RowReading {
  readonly plan: ColumnPlan;
  readonly form: RowForm;
  readonly names: NameIndex;
  /** Where the days of a queue are days, in a file of days. */
  readonly zoneOf: (queue: number) => TimeZone;
  readonly refused: RefusedRows;
  readonly sink: RowSink;
}

/** What was read of a part of a file, as plain data. */
export interface ToldRows {
  readonly rowsRead: number;
  readonly rowsIgnored: number;
  readonly blankRows: number;
  readonly repeated: ToldHours | null;
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
  readonly #start: StartCell;
  readonly #values: RowValues;
  readonly #repeated: RepeatedHours | null;
  readonly #isLog: boolean;

  constructor(reading: RowReading) {
    const { form, plan } = reading;
    this.#reading = reading;
    this.#isLog = plan.layout === "contacts";
    const localZone = form.zone === undefined ? null : timeZone(form.zone, { field: "/contacts/zone" });
    this.#start = new StartCell(plan, form, localZone);
    this.#values = rowValues(plan, form);
    this.#repeated = localZone === null ? null : new RepeatedHours(!this.#isLog);
  }

  /** A quicker way for rows in plain form; null where the layout has none. */
  plainRows(separator: number, lineEnd: number): PlainRows | null {
    const { plan, names } = this.#reading;
    const values = this.#values;
    const hasPlainForm = plan.layout !== "days" && values.columns.every(({ plain }) => plain !== null);
    if (!hasPlainForm || plan.queue === null || isReadTwice(plan, values)) return null;
    return new PlainRow({
      plan,
      separator,
      lineEnd,
      start: this.#start,
      names,
      values,
      take: (row, queue) => this.#takePlain(row, queue),
    });
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

  told(): ToldRows {
    const { rowsRead, rowsIgnored, blankRows } = this;
    return { rowsRead, rowsIgnored, blankRows, repeated: this.#repeated?.told() ?? null };
  }

  /** Goes on with the rows of the part of the file that follows. @param indexOf the index here of each queue of the part */
  absorb({ rowsRead, rowsIgnored, blankRows, repeated }: ToldRows, indexOf: readonly number[]): void {
    if (repeated !== null) this.#repeated?.absorb(repeated, indexOf, this.rowsRead);
    this.rowsRead += rowsRead;
    this.rowsIgnored += rowsIgnored;
    this.blankRows += blankRows;
  }

  #takePlain(row: number, queue: number): boolean {
    if (!this.#isLog && this.#start.instantMs % 60_000 !== 0) return false;
    this.rowsRead += 1;
    if (queue === IGNORED) this.rowsIgnored += 1;
    else this.#place(row, queue, Number.NaN, this.#values.values);
    return true;
  }

  #queue(record: CsvRecord): number {
    const { plan, refused, names } = this.#reading;
    if (plan.queue === null || typeof plan.queue === "number") {
      // Without a queue column, what marks a total stands where the others have their date.
      const { ignoreQueues } = this.#reading.form;
      const total = ignoreQueues.length > 0 && ignoreQueues.includes(cellText(record, plan.start.at));
      return total ? IGNORED : (plan.queue ?? 0);
    }
    const queue = namedBy(names, record, plan.queue.at);
    if (queue !== UNKNOWN) return queue;
    const text = cellText(record, plan.queue.at);
    refused.add(record.row, plan.queue.name, quoted(text), names.trouble(text));
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
    const { sink, form, zoneOf } = this.#reading;
    if (!Number.isNaN(day)) {
      sink.take(queue, zoneOf(queue).startOfDayMs(day), row, values);
      return;
    }
    const { instantMs, secondMs, localMs } = this.#start;
    if (Number.isNaN(localMs) || this.#repeated === null) {
      sink.take(queue, instantMs, row, values);
      return;
    }
    const sequence = this.#isLog ? 0 : queue;
    this.#repeated.watch(sequence, localMs);
    if (Number.isNaN(secondMs) || form.repeatedHour === "first") sink.take(queue, instantMs, row, values);
    else if (form.repeatedHour === "second") sink.take(queue, secondMs, row, values);
    else this.#repeated.hold({ sequence, queue, row, localMs, firstMs: instantMs, secondMs, values: values.slice() });
  }
}

function namedBy(names: NameIndex, record: CsvRecord, cell: number): number {
  if (record.escaped[cell] !== 1) return names.find(record.bytes, record.starts[cell] ?? 0, record.ends[cell] ?? 0);
  const bytes = Buffer.from(cellText(record, cell));
  return names.find(bytes, 0, bytes.length);
}

/** Whether some column is read for two things, such as its date and its queue. */
function isReadTwice({ start, time, queue }: ColumnPlan, { columns }: RowValues): boolean {
  const named = queue === null || typeof queue === "number" ? [] : [queue.at];
  const read = [start.at, ...(time === null ? [] : [time.at]), ...named, ...columns.map(({ column }) => column.at)];
  return new Set(read).size < read.length;
}
