import type { ImportMapping } from "@springtide/contracts";
import { ImportRole } from "@springtide/contracts";
import { RepeatedHours } from "../contacts/repeated-hour.ts";
import type { Trouble } from "../contacts/refused-rows.ts";
import { quoted } from "../contacts/refused-rows.ts";
import { cellText, isBlank } from "../csv/cell-text.ts";
import type { CsvRecord } from "../csv/record-scanner.ts";
import { DateOrders } from "./date-orders.ts";
import type { IntervalLedger } from "./interval-ledger.ts";
import { VALUES } from "./interval-ledger.ts";
import type { Moment } from "./moment-cell.ts";
import { MomentCells } from "./moment-cell.ts";
import { RowNotes } from "./row-notes.ts";
import { countOf, figureOf, flagOf, secondsOf } from "./value-cells.ts";

/** Words that stand where a row sums up others. */
const TOTAL = /^(grand |sub)?(totals?|gesamt(summe)?|summe|summary|sum|totaal|somme|average|durchschnitt)\b/i;

const SKIPPED: Trouble = {
  code: "skipped-hour",
  rule: "this local time does not exist: the clocks go forward over it",
  remedy: "Check the zone; leave the rows out where they count nothing.",
};

/** What a row of a queue waits with until the whole file tells which of two hours it means. */
interface Waiting {
  readonly queue: number;
  readonly moment: Moment;
  readonly values: Float64Array;
}

/** Reads the rows of a table as a mapping says. What is wrong with a row is noted, and the row left out; nothing is guessed. */
export class TableReader {
  rowsRead = 0;
  rowsLeftOut = 0;
  readonly notes = new RowNotes();
  readonly dates = new DateOrders();
  /** Rows of the repeated hour that their order does not place. */
  unplaced = 0;
  firstUnplacedRow = 0;
  /** Whether any time was written without its offset. */
  hasLocalTimes = false;
  /** The latest interval that the file itself says was still running. */
  runningMs = Number.NaN;
  readonly #mapping: ImportMapping;
  readonly #at: Partial<Record<ImportRole, number>> = {};
  readonly #wide: readonly (readonly [string, number])[];
  readonly #width: number;
  readonly #ledger: IntervalLedger;
  readonly #moments: MomentCells;
  readonly #repeated = new RepeatedHours(true);
  readonly #waiting = new Map<number, Waiting[]>();
  readonly #ignored: ReadonlySet<string>;
  readonly #inbound: ReadonlySet<string>;
  readonly #values = new Float64Array(Object.keys(VALUES).length);

  /** @param columns of the file @param zone of times without an offset */
  constructor(mapping: ImportMapping, columns: readonly string[], zone: string, ledger: IntervalLedger) {
    this.#mapping = mapping;
    this.#width = columns.length;
    this.#ledger = ledger;
    this.#moments = new MomentCells(mapping, zone);
    for (const [role, at] of placesOf(mapping, columns)) this.#at[role] = at;
    this.#wide = Object.entries(mapping.queueColumns).map(([queue, name]) => [queue, columns.indexOf(name)] as const);
    this.#ignored = new Set(mapping.ignoreQueues);
    this.#inbound = new Set(mapping.inbound.map((word) => word.toLowerCase()));
  }

  read(record: CsvRecord): void {
    if (isBlank(record)) return;
    this.rowsRead += 1;
    if (this.#isTotal(record)) {
      this.#leaveOut("totals", record);
      return;
    }
    if (!this.#isInbound(record)) {
      this.rowsLeftOut += 1;
      return;
    }
    // A table may end its rows early where the last cells are empty; more cells than names are a separator gone astray.
    if (record.cells > this.#width || record.misquoted) {
      this.#refuse("too-many-cells", record, {
        rule: `each row has ${this.#width} cells, as the header has`,
        remedy: "Put quotation marks around cells that hold the separator.",
      });
      return;
    }
    const queue = this.#cell(record, "queue") ?? this.#mapping.queue ?? "";
    if (this.#ignored.has(queue)) {
      this.rowsLeftOut += 1;
      return;
    }
    const date = this.#cell(record, "start") ?? "";
    this.dates.see(date);
    const moment = this.#moments.read(date, this.#cell(record, "time"));
    if ("code" in moment) {
      this.#trouble(moment, record, "start", date);
      return;
    }
    if (this.#wide.length > 0) this.#readWide(record, moment);
    else if (this.#readValues(record)) this.#place(record, this.#ledger.indexOf(queue === "" ? "all" : queue), moment);
  }

  /** After the last row: places the rows of repeated hours. */
  finish(): void {
    const { repeatedHour, layout } = this.#mapping;
    this.#repeated.settle(this.#ledger, (row) => {
      for (const { queue, moment, values } of this.#waiting.get(row) ?? []) {
        if (repeatedHour !== "split") {
          this.unplaced += 1;
          if (this.firstUnplacedRow === 0) this.firstUnplacedRow = row;
        } else if (layout === "contacts") {
          // A contact cannot be halved: rows take turns.
          this.#ledger.take(queue, row % 2 === 0 ? moment.instantMs : moment.secondMs, row, values);
        } else {
          this.#ledger.take(queue, moment.instantMs, row, halved(values, Math.ceil));
          this.#ledger.take(queue, moment.secondMs, row, halved(values, Math.floor));
        }
      }
      // Each row is settled once for all queues that it holds.
      this.#waiting.delete(row);
    });
  }

  #isTotal(record: CsvRecord): boolean {
    const places = [this.#at.start, this.#at.time, this.#at.queue, 0];
    return places.some((at) => at !== undefined && startsWithLetter(record, at) && TOTAL.test(cellText(record, at)));
  }

  #isInbound(record: CsvRecord): boolean {
    if (this.#inbound.size === 0 || this.#at.direction === undefined) return true;
    return this.#inbound.has((this.#cell(record, "direction") ?? "").toLowerCase());
  }

  #readWide(record: CsvRecord, moment: Moment): void {
    for (const [queue, at] of this.#wide) {
      const text = cellText(record, at);
      const count = countOf(text, this.#mapping);
      this.#values.fill(Number.NaN);
      if (typeof count === "object") {
        this.#trouble(count, record, "offered", text);
        continue;
      }
      this.#values[VALUES.offered] = count;
      this.#place(record, this.#ledger.indexOf(queue), moment);
    }
  }

  #readValues(record: CsvRecord): boolean {
    const values = this.#values;
    if (this.#mapping.layout === "contacts") {
      values.fill(Number.NaN);
      values[VALUES.offered] = 1;
      const gaveUp = flagOf(this.#cell(record, "abandoned") ?? "");
      if (typeof gaveUp === "object") return this.#bad(gaveUp, record, "abandoned");
      values[VALUES.abandoned] = gaveUp;
    } else {
      for (const role of ["offered", "handled", "abandoned", "flowOut"] as const) {
        const count = countOf(this.#cell(record, role) ?? "", this.#mapping);
        if (typeof count === "object") return this.#bad(count, record, role);
        values[VALUES[role]] = count;
      }
      const parts = known(values[VALUES.handled]) + known(values[VALUES.abandoned]) + known(values[VALUES.flowOut]);
      if (this.#mapping.offeredOf === "parts" || this.#at.offered === undefined) values[VALUES.offered] = parts;
    }
    const seconds: Record<"aht" | "handleTime" | "talk" | "hold" | "wrap", number> = {
      aht: NaN,
      handleTime: NaN,
      talk: NaN,
      hold: NaN,
      wrap: NaN,
    };
    for (const role of ["aht", "handleTime", "talk", "hold", "wrap"] as const) {
      const text = this.#cell(record, role);
      // Many contacts together may be handled for more than a day.
      const read = text === null ? Number.NaN : secondsOf(text, this.#mapping);
      if (typeof read === "object" && !(role === "handleTime" && read.code === "aht-too-long"))
        return this.#bad(read, record, role);
      seconds[role] = typeof read === "number" ? read : totalSeconds(text ?? "", this.#mapping);
    }
    values[VALUES.staffed] = this.#known(record, "staffed");
    values[VALUES.staffedTime] = this.#staffedSeconds(record);
    values[VALUES.talk] = seconds.talk;
    values[VALUES.wrap] = seconds.wrap;
    const aht = ahtOf(seconds, values[VALUES.handled] ?? Number.NaN, this.#mapping.ahtOf);
    // Where nobody was handled a zero says nothing.
    values[VALUES.aht] = aht === 0 ? Number.NaN : aht;
    return true;
  }

  /** What only serves to doubt others is unknown where it cannot be read: no row is refused for it. */
  #known(record: CsvRecord, role: ImportRole): number {
    return this.#at[role] === undefined ? Number.NaN : figureOf(this.#cell(record, role) ?? "", this.#mapping);
  }

  #staffedSeconds(record: CsvRecord): number {
    if (this.#at.staffedTime === undefined) return Number.NaN;
    const text = this.#cell(record, "staffedTime") ?? "";
    const read = secondsOf(text, this.#mapping);
    return typeof read === "number" ? read : totalSeconds(text, this.#mapping);
  }

  #place(record: CsvRecord, queue: number, moment: Moment): void {
    const values = this.#values;
    const { instantMs, secondMs, localMs } = moment;
    if (Number.isNaN(instantMs)) {
      const counts = known(values[VALUES.offered]);
      if (counts === 0 && this.#mapping.skippedHour === "drop-zeros") this.rowsLeftOut += 1;
      else
        this.#trouble(
          { ...SKIPPED, code: counts === 0 ? "skipped-hour" : "skipped-hour-with-contacts" },
          record,
          "start",
          new Date(localMs).toISOString().slice(0, 16).replace("T", " "),
        );
      return;
    }
    if (this.#isRunning(record)) this.runningMs = Math.max(known(this.runningMs), instantMs);
    const { repeatedHour, layout } = this.#mapping;
    const sequence = layout === "contacts" ? 0 : queue;
    if (!Number.isNaN(localMs)) {
      this.hasLocalTimes = true;
      this.#repeated.watch(sequence, localMs);
    }
    if (Number.isNaN(secondMs) || repeatedHour === "first") this.#ledger.take(queue, instantMs, record.row, values);
    else if (repeatedHour === "second") this.#ledger.take(queue, secondMs, record.row, values);
    else {
      const waiting = { queue, moment, values: values.slice() };
      this.#waiting.set(record.row, [...(this.#waiting.get(record.row) ?? []), waiting]);
      this.#repeated.hold({
        sequence,
        queue,
        row: record.row,
        localMs,
        firstMs: instantMs,
        secondMs,
        values: waiting.values,
      });
    }
  }

  #isRunning(record: CsvRecord): boolean {
    const word = this.#cell(record, "complete")?.toLowerCase();
    return word === "false" || word === "no";
  }

  #cell(record: CsvRecord, role: ImportRole): string | null {
    const at = this.#at[role];
    return at === undefined ? null : cellText(record, at);
  }

  #bad(trouble: Trouble, record: CsvRecord, role: ImportRole): false {
    this.#trouble(trouble, record, role, this.#cell(record, role) ?? "");
    return false;
  }

  #trouble(trouble: Trouble, record: CsvRecord, role: ImportRole, text: string): void {
    this.rowsLeftOut += 1;
    const column = this.#mapping.columns[role];
    this.notes.add(`bad:${trouble.code}`, record, {
      trouble,
      found: quoted(text),
      ...(column === undefined ? {} : { column }),
    });
  }

  #refuse(code: string, record: CsvRecord, { rule, remedy }: { rule: string; remedy: string }): void {
    this.rowsLeftOut += 1;
    this.notes.add(`bad:${code}`, record, { trouble: { code, rule, remedy }, found: `${record.cells} cells` });
  }

  #leaveOut(key: string, record: CsvRecord): void {
    this.rowsLeftOut += 1;
    this.notes.add(key, record);
  }
}

function* placesOf({ columns }: ImportMapping, header: readonly string[]): Generator<[ImportRole, number]> {
  for (const role of ImportRole.options) {
    const name = columns[role];
    const at = name === undefined ? -1 : header.indexOf(name);
    if (at >= 0) yield [role, at];
  }
}

function startsWithLetter(record: CsvRecord, at: number): boolean {
  const byte = at < record.cells ? (record.bytes[record.starts[at] ?? 0] ?? 0) : 0;
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte === 0x20;
}

function known(value: number | undefined): number {
  return value === undefined || Number.isNaN(value) ? 0 : value;
}

function halved(values: Float64Array, round: (value: number) => number): Float64Array {
  const half = values.slice();
  for (const column of [VALUES.staffed, VALUES.staffedTime]) half[column] = (values[column] ?? Number.NaN) / 2;
  for (const column of [VALUES.offered, VALUES.handled, VALUES.abandoned, VALUES.flowOut])
    half[column] = round((values[column] ?? Number.NaN) / 2);
  return half;
}

function totalSeconds(text: string, mapping: ImportMapping): number {
  const read = countOf(text, { ...mapping, layout: "days" });
  return typeof read === "number" ? read * { ms: 0.001, s: 1, min: 60, h: 3600 }[mapping.unit] : Number.NaN;
}

function ahtOf(
  { aht, handleTime, talk, hold, wrap }: Record<"aht" | "handleTime" | "talk" | "hold" | "wrap", number>,
  handled: number,
  of: ImportMapping["ahtOf"],
): number {
  if (of === "none") return Number.NaN;
  const parts = Number.isNaN(talk) ? Number.NaN : talk + known(hold) + known(wrap);
  if (of === "parts" && !Number.isNaN(parts)) return parts;
  if (!Number.isNaN(aht)) return aht;
  return handled > 0 && !Number.isNaN(handleTime) ? handleTime / handled : parts;
}
