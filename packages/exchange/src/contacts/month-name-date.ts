const SPACE = 0x20;
const COMMA = 0x2c;
const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const SMALL_A = 0x61;
const SMALL_Z = 0x7a;
/** Turns a capital letter of ASCII into its small one. */
const SMALL = 0x20;
const SHORTEST_NAME = 3;
const LONGEST_NAME = 9;

/** The first three letters of each month, as one number. */
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].map((name) =>
  Buffer.from(name).readUIntBE(0, SHORTEST_NAME),
);

/** Reads dates with the name of their month in English from bytes, in the forms that `withMonthNumber` knows of texts. */
export class MonthNameDate {
  year = 0;
  month = 0;
  day = 0;

  /** 25 Oct 2026, 25-October-2026 or Oct 25, 2026. @returns where it ends, or -1 */
  read(bytes: Uint8Array, at: number): number {
    const yearAt = figure(bytes, at) < 0 ? this.#monthFirst(bytes, at) : this.#dayFirst(bytes, at);
    return yearAt < 0 ? -1 : this.#readYear(bytes, yearAt);
  }

  #dayFirst(bytes: Uint8Array, from: number): number {
    let at = this.#readDay(bytes, from);
    if (at < 0 || !isMark(bytes[at])) return -1;
    at = this.#readMonth(bytes, at + 1);
    if (at < 0 || !isGap(bytes[at])) return -1;
    while (isGap(bytes[at])) at += 1;
    return at;
  }

  #monthFirst(bytes: Uint8Array, from: number): number {
    let at = this.#readMonth(bytes, from);
    if (at >= 0 && bytes[at] === DOT) at += 1;
    if (at < 0 || bytes[at] !== SPACE) return -1;
    at = this.#readDay(bytes, at + 1);
    if (at >= 0 && bytes[at] === COMMA) at += 1;
    if (at < 0 || bytes[at] !== SPACE) return -1;
    while (bytes[at] === SPACE) at += 1;
    return at;
  }

  /** Each of the readers below answers where what it reads ends, or -1. */
  #readDay(bytes: Uint8Array, at: number): number {
    const first = figure(bytes, at);
    const second = figure(bytes, at + 1);
    if (first < 0) return -1;
    this.day = second < 0 ? first : first * 10 + second;
    return second < 0 ? at + 1 : at + 2;
  }

  #readMonth(bytes: Uint8Array, from: number): number {
    let at = from;
    let key = 0;
    for (; isLetter(bytes[at]); at += 1) if (at - from < SHORTEST_NAME) key = key * 256 + ((bytes[at] ?? 0) | SMALL);
    this.month = MONTHS.indexOf(key) + 1;
    return this.month > 0 && at - from <= LONGEST_NAME ? at : -1;
  }

  #readYear(bytes: Uint8Array, from: number): number {
    this.year = 0;
    for (let at = from; at < from + 4; at += 1) {
      const next = figure(bytes, at);
      if (next < 0) return -1;
      this.year = this.year * 10 + next;
    }
    return from + 4;
  }
}

function isMark(byte: number | undefined): boolean {
  return byte === SPACE || byte === DASH || byte === SLASH || byte === DOT;
}

/** What may stand between a month and its year. */
function isGap(byte: number | undefined): boolean {
  return isMark(byte) || byte === COMMA;
}

function isLetter(byte: number | undefined): boolean {
  const small = (byte ?? 0) | SMALL;
  return small >= SMALL_A && small <= SMALL_Z;
}

/** One figure, or -1. */
function figure(bytes: Uint8Array, at: number): number {
  const value = (bytes[at] ?? 0) - 0x30;
  return value >= 0 && value <= 9 ? value : -1;
}
