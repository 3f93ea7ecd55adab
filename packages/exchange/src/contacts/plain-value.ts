import { flagOfText } from "./flag-cell.ts";
import { bytesText } from "../csv/cell-text.ts";
import { LINE_FEED } from "../csv/record-scanner.ts";
import { NameMemory, UNSEEN } from "./name-memory.ts";

/** Not in the form that is read here. */
export const NOT_PLAIN = -1;

const CARRIAGE_RETURN = 0x0d;
const COLON = 0x3a;
const ZERO = 0x30;
const MOST_FIGURES = 15;
const LONGEST_WORD = 16;

const POWERS_OF_TEN = Float64Array.from({ length: MOST_FIGURES + 1 }, (_, power) => 10 ** power);

/** Reads values of one form from bytes. After `read`, `value` holds it; NaN where the cell is empty. */
export interface PlainValue {
  value: number;
  /** @param stop what ends the cell @returns where the value ends, or NOT_PLAIN */
  read(bytes: Uint8Array, from: number, stop: number): number;
}

/** A number in figures, with decimals behind a mark where they may be. */
export class PlainNumber implements PlainValue {
  value = Number.NaN;
  readonly #most: number;
  readonly #mark: number;

  /** @param mark before decimals; empty where there may be none */
  constructor(most: number, mark: "." | "," | "") {
    this.#most = most;
    this.#mark = mark === "" ? -1 : mark.charCodeAt(0);
  }

  read(bytes: Uint8Array, from: number, stop: number): number {
    let at = from;
    let value = 0;
    for (; ; at += 1) {
      const figure = (bytes[at] ?? 0) - ZERO;
      if (figure < 0 || figure > 9) break;
      value = value * 10 + figure;
    }
    if (at === from) return this.#empty(bytes, at, stop);
    if (bytes[at] === this.#mark && this.#mark !== stop) {
      const mark = at;
      for (at += 1; ; at += 1) {
        const figure = (bytes[at] ?? 0) - ZERO;
        if (figure < 0 || figure > 9) break;
        value = value * 10 + figure;
      }
      if (at - from > MOST_FIGURES) return NOT_PLAIN;
      // One rounding of two exact numbers: the nearest to what is written, as when a text is read.
      value /= POWERS_OF_TEN[at - mark - 1] ?? Number.NaN;
    }
    this.value = value;
    return at - from <= MOST_FIGURES && value <= this.#most ? at : NOT_PLAIN;
  }

  #empty(bytes: Uint8Array, at: number, stop: number): number {
    this.value = Number.NaN;
    return isEnd(bytes, at, stop) ? at : NOT_PLAIN;
  }
}

/** A duration as a clock shows it, mm:ss or hh:mm:ss, in seconds. */
export class PlainDuration implements PlainValue {
  value = Number.NaN;
  readonly #most: number;
  readonly #colons: number;

  constructor(most: number, format: "mm:ss" | "hh:mm:ss") {
    this.#most = most;
    this.#colons = format === "mm:ss" ? 1 : 2;
  }

  read(bytes: Uint8Array, from: number, stop: number): number {
    let at = from;
    let value = 0;
    for (; ; at += 1) {
      const figure = (bytes[at] ?? 0) - ZERO;
      if (figure < 0 || figure > 9) break;
      value = value * 10 + figure;
    }
    if (at === from) {
      this.value = Number.NaN;
      return isEnd(bytes, at, stop) ? at : NOT_PLAIN;
    }
    if (at - from > MOST_FIGURES) return NOT_PLAIN;
    for (let colon = 0; colon < this.#colons; colon += 1, at += 3) {
      const tens = (bytes[at + 1] ?? 0) - ZERO;
      const ones = (bytes[at + 2] ?? 0) - ZERO;
      if (bytes[at] !== COLON || tens < 0 || tens > 5 || ones < 0 || ones > 9) return NOT_PLAIN;
      value = value * 60 + tens * 10 + ones;
    }
    this.value = value;
    return value <= this.#most ? at : NOT_PLAIN;
  }
}

/** Whether something is so, in figures or one of the usual words. */
export class PlainFlag implements PlainValue {
  value = Number.NaN;
  readonly #memory = new NameMemory();

  read(bytes: Uint8Array, from: number, stop: number): number {
    const figure = (bytes[from] ?? 0) - ZERO;
    if ((figure === 0 || figure === 1) && isEnd(bytes, from + 1, stop)) {
      this.value = figure;
      return from + 1;
    }
    let at = from;
    while (at - from <= LONGEST_WORD && !isEnd(bytes, at, stop)) at += 1;
    if (at - from > LONGEST_WORD) return NOT_PLAIN;
    let flag = this.#memory.find(bytes, from, at);
    if (flag === UNSEEN) {
      const found = flagOfText(bytesText(bytes, from, at));
      flag = typeof found === "number" ? found : NOT_PLAIN;
      this.#memory.remember(bytes, from, at, flag);
    }
    this.value = flag;
    return flag === NOT_PLAIN ? NOT_PLAIN : at;
  }
}

function isEnd(bytes: Uint8Array, at: number, stop: number): boolean {
  return bytes[at] === stop || (stop === LINE_FEED && bytes[at] === CARRIAGE_RETURN && bytes[at + 1] === LINE_FEED);
}
