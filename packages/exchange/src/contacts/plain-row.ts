import type { PlainRows } from "../csv/record-scanner.ts";
import { LINE_FEED, QUOTE } from "../csv/record-scanner.ts";
import type { ColumnPlan } from "./columns.ts";
import type { NameIndex } from "./name-index.ts";
import { UNKNOWN } from "./name-index.ts";
import type { RowValues } from "./row-values.ts";
import type { StartCell } from "./start-cell.ts";

const CARRIAGE_RETURN = 0x0d;
const DOT = 0x2e;
const NOT_PLAIN = -1;
const MOST_FIGURES = 15;
/** Times are read a little ahead of where they may end; a read outside an array makes every later one slow. */
const LOOK_AHEAD_BYTES = 64;

/** What stands in a column. */
const SKIP = 0;
const MOMENT = 1;
const DATE = 2;
const TIME = 3;
const NAME = 4;
const NUMBER = 5;
const FLAG = 6;

const POWERS_OF_TEN = Float64Array.from({ length: MOST_FIGURES + 1 }, (_, power) => 10 ** power);

/** Takes a row whose moment and values stand in the cells it was read with; whether it could. */
type TakeRow = (row: number, queue: number) => boolean;

export interface PlainRowNeeds {
  readonly plan: ColumnPlan;
  readonly separator: number;
  readonly lineEnd: number;
  readonly start: StartCell;
  readonly names: NameIndex;
  readonly values: RowValues;
  readonly take: TakeRow;
}

/**
 * Reads rows in plain form in one pass over their bytes: times in a usual form, whole or decimal numbers, 1 or 0, names, each with
 * or without quotes around it. Anything else, and anything wrong, is left to the reader that knows every form and has the words
 * for what is wrong. Both give the same for every row that this one takes.
 */
export class PlainRow implements PlainRows {
  readonly #needs: PlainRowNeeds;
  readonly #kinds: Uint8Array;
  /** Where in `values` the number of a column goes, the most it may be, and whether it may have decimals. */
  readonly #slots: Uint8Array;
  readonly #most: Float64Array;
  readonly #fractions: Uint8Array;
  #nameFrom = 0;
  #nameTo = 0;

  constructor(needs: PlainRowNeeds) {
    const { plan, values } = needs;
    this.#needs = needs;
    this.#kinds = new Uint8Array(plan.width).fill(SKIP);
    this.#slots = new Uint8Array(plan.width);
    this.#most = new Float64Array(plan.width);
    this.#fractions = new Uint8Array(plan.width);
    this.#kinds[plan.start.at] = plan.time === null ? MOMENT : DATE;
    if (plan.time !== null) this.#kinds[plan.time.at] = TIME;
    if (plan.queue !== null && typeof plan.queue !== "number") this.#kinds[plan.queue.at] = NAME;
    for (const { column, at, plain } of values.columns) {
      if (plain === null) continue;
      this.#kinds[column.at] = plain === "flag" ? FLAG : NUMBER;
      this.#slots[column.at] = at;
      if (plain === "flag") continue;
      this.#most[column.at] = plain.most;
      this.#fractions[column.at] = plain.fractions ? 1 : 0;
    }
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
    const { start, values } = this.#needs;
    switch (this.#kinds[column]) {
      case MOMENT:
        return start.clock.read(bytes, at);
      case DATE:
        return start.clock.readDate(bytes, at);
      case TIME:
        return start.clock.readTime(bytes, at);
      case NUMBER:
        return this.#number(bytes, at, column, quoted);
      case FLAG: {
        const flag = (bytes[at] ?? 0) - 0x30;
        values.values[this.#slots[column] ?? 0] = flag;
        return flag === 0 || flag === 1 ? at + 1 : NOT_PLAIN;
      }
      case NAME:
        this.#nameFrom = at;
        this.#nameTo = this.#textEnd(bytes, at, quoted);
        return this.#nameTo;
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

  /** A number of plain figures; an empty cell is not known. */
  #number(bytes: Uint8Array, from: number, column: number, quoted: boolean): number {
    const { values } = this.#needs.values;
    const slot = this.#slots[column] ?? 0;
    let at = from;
    let value = 0;
    for (; ; at += 1) {
      const figure = (bytes[at] ?? 0) - 0x30;
      if (figure < 0 || figure > 9) break;
      value = value * 10 + figure;
    }
    if (at - from > MOST_FIGURES) return NOT_PLAIN;
    if (at === from) {
      values[slot] = Number.NaN;
      const next = bytes[at];
      return quoted || next === this.#needs.separator || next === this.#needs.lineEnd || next === CARRIAGE_RETURN
        ? at
        : NOT_PLAIN;
    }
    if (bytes[at] === DOT && this.#fractions[column] === 1) {
      const point = at;
      for (at += 1; ; at += 1) {
        const figure = (bytes[at] ?? 0) - 0x30;
        if (figure < 0 || figure > 9) break;
        value = value * 10 + figure;
      }
      if (at - from > MOST_FIGURES) return NOT_PLAIN;
      // One rounding of two exact numbers: the nearest to what is written, as when a text is read.
      value /= POWERS_OF_TEN[at - point - 1] ?? Number.NaN;
    }
    values[slot] = value;
    return value <= (this.#most[column] ?? 0) ? at : NOT_PLAIN;
  }
}
