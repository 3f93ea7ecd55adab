import type { PlainRows } from "../csv/record-scanner.ts";
import { LINE_FEED, QUOTE } from "../csv/record-scanner.ts";
import type { ColumnPlan } from "./columns.ts";
import type { NameIndex } from "./name-index.ts";
import { UNKNOWN } from "./name-index.ts";
import type { PlainValue } from "./plain-value.ts";
import { NOT_PLAIN } from "./plain-value.ts";
import type { RowValues } from "./row-values.ts";
import type { StartCell } from "./start-cell.ts";

const CARRIAGE_RETURN = 0x0d;
/** Times are read a little ahead of where they may end; a read outside an array makes every later one slow. */
const LOOK_AHEAD_BYTES = 64;

/** What stands in a column. */
const SKIP = 0;
const MOMENT = 1;
const DATE = 2;
const TIME = 3;
const NAME = 4;
const VALUE = 5;

/** Takes a row whose moment and values stand in the cells it was read with; whether it could. */
type TakeRow = (row: number, queue: number) => boolean;

interface PlainRowNeeds {
  readonly plan: ColumnPlan;
  readonly separator: number;
  readonly lineEnd: number;
  readonly start: StartCell;
  readonly names: NameIndex;
  readonly values: RowValues;
  readonly take: TakeRow;
}

/**
 * Reads rows in plain form in one pass over their bytes: times in a usual form, names, and values in theirs, each with or without
 * quotes around it. Anything else, and anything wrong, is left to the reader that knows every form and has the words for what is
 * wrong. Both give the same for every row that this one takes.
 */
export class PlainRow implements PlainRows {
  readonly #needs: PlainRowNeeds;
  readonly #kinds: Uint8Array;
  /** The values of columns that have one, and where each goes. */
  readonly #readers: readonly (PlainValue | null)[];
  readonly #slots: Uint8Array;
  #nameFrom = 0;
  #nameTo = 0;

  constructor(needs: PlainRowNeeds) {
    const { plan, values } = needs;
    this.#needs = needs;
    this.#kinds = new Uint8Array(plan.width).fill(SKIP);
    this.#slots = new Uint8Array(plan.width);
    this.#kinds[plan.start.at] = plan.time === null ? MOMENT : DATE;
    if (plan.time !== null) this.#kinds[plan.time.at] = TIME;
    if (plan.queue !== null && typeof plan.queue !== "number") this.#kinds[plan.queue.at] = NAME;
    const readers = Array.from({ length: plan.width }, (): PlainValue | null => null);
    for (const { column, at, plain } of values.columns) {
      this.#kinds[column.at] = VALUE;
      this.#slots[column.at] = at;
      readers[column.at] = plain;
    }
    this.#readers = readers;
  }

  read(bytes: Uint8Array, from: number, row: number): number {
    if (from + LOOK_AHEAD_BYTES > bytes.length) return NOT_PLAIN;
    const { separator, lineEnd, start, names, plan } = this.#needs;
    const last = this.#kinds.length - 1;
    let at = from;
    for (let column = 0; column <= last; column += 1) {
      const quoted = bytes[at] === QUOTE;
      at = this.#cell(bytes, quoted ? at + 1 : at, column, quoted);
      if (at < 0) return NOT_PLAIN;
      if (quoted) {
        if (bytes[at] !== QUOTE) return NOT_PLAIN;
        at += 1;
      }
      if (column < last) {
        if (bytes[at] !== separator) return NOT_PLAIN;
      } else {
        if (bytes[at] === CARRIAGE_RETURN && lineEnd === LINE_FEED) at += 1;
        if (bytes[at] !== lineEnd) return NOT_PLAIN;
      }
      at += 1;
    }
    const named = typeof plan.queue !== "number" && plan.queue !== null;
    const queue = named ? names.find(bytes, this.#nameFrom, this.#nameTo) : (plan.queue ?? UNKNOWN);
    if (queue === UNKNOWN || !start.isPlaced()) return NOT_PLAIN;
    return this.#needs.take(row, queue) ? at : NOT_PLAIN;
  }

  /** Reads a cell; answers where it ends, before its closing quote. */
  #cell(bytes: Uint8Array, at: number, column: number, quoted: boolean): number {
    const { start, values, separator, lineEnd } = this.#needs;
    switch (this.#kinds[column]) {
      case MOMENT:
        return start.clock.read(bytes, at);
      case DATE:
        return start.clock.readDate(bytes, at);
      case TIME:
        return start.clock.readTime(bytes, at);
      case NAME:
        this.#nameFrom = at;
        this.#nameTo = this.#textEnd(bytes, at, quoted);
        return this.#nameTo;
      case VALUE: {
        const reader = this.#readers[column];
        if (reader === null || reader === undefined) return NOT_PLAIN;
        const end = reader.read(bytes, at, quoted ? QUOTE : column === this.#kinds.length - 1 ? lineEnd : separator);
        values.values[this.#slots[column] ?? 0] = reader.value;
        return end;
      }
      default:
        return this.#textEnd(bytes, at, quoted);
    }
  }

  /** The end of a text: its closing quote, else the separator or line end. A doubled quote is no end, and found out by the caller. */
  #textEnd(bytes: Uint8Array, from: number, quoted: boolean): number {
    const { separator, lineEnd } = this.#needs;
    let at = from;
    if (quoted) {
      while (at < bytes.length && bytes[at] !== QUOTE) at += 1;
      return at;
    }
    for (; at < bytes.length; at += 1) {
      const byte = bytes[at];
      if (byte === separator || byte === lineEnd) break;
    }
    return bytes[at] === lineEnd && bytes[at - 1] === CARRIAGE_RETURN && at > from ? at - 1 : at;
  }
}
