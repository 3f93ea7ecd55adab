import type { ClockReading, DateOrder } from "./clock-reading.ts";
import { daysOfDate, LAST_DAY } from "./clock-reading.ts";
import { MonthNameDate } from "./month-name-date.ts";

const SPACE = 0x20;
const PLUS = 0x2b;
const DASH = 0x2d;
const DOT = 0x2e;
const SLASH = 0x2f;
const COLON = 0x3a;
const LETTER_A = 0x41;
const LETTER_M = 0x4d;
const LETTER_P = 0x50;
const LETTER_T = 0x54;
const LETTER_Z = 0x5a;
/** Turns a small letter of ASCII into its capital. */
const CAPITAL = 0xdf;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const MOST_OFFSET_MINUTES = 18 * 60;
const NO_DIGITS = -1;
const ISO_DATE_BYTES = 10;
/** A byte that no text in UTF-8 has. */
const NO_TEXT = 0xff;

/**
 * Reads dates and times of day in the usual forms straight from bytes, some fifty times as fast as making a string and a date of
 * them. Remembers the last day, which the next row mostly shares. What it does not know (and says so by -1) is left to the readers
 * of text, which also find the words for what is wrong.
 */
export class ByteClock implements ClockReading {
  day = Number.NaN;
  msOfDay = Number.NaN;
  offsetMinutes = Number.NaN;
  readonly #order: DateOrder;
  readonly #named = new MonthNameDate();
  #lastDate = -1;
  #lastDay = Number.NaN;
  /** The date last read with its year first, as it stood, and its day. */
  readonly #lastText = new Uint8Array(ISO_DATE_BYTES).fill(NO_TEXT);
  #lastTextDay = Number.NaN;

  constructor(order: DateOrder) {
    this.#order = order;
  }

  /**
   * Date and time in one: 2026-10-25T02:15:30+02:00, 25.10.2026 2:15, 10/25/2026 2:15 PM, or the seconds or milliseconds since 1970.
   * @returns where they end, or -1
   */
  read(bytes: Uint8Array, at: number): number {
    const afterDate = this.readDate(bytes, at);
    if (afterDate < 0) return this.#epoch(bytes, at);
    const gap = bytes[afterDate];
    return gap === LETTER_T || gap === SPACE ? this.readTime(bytes, afterDate + 1) : -1;
  }

  /** A date in the order of the file, or year first with dashes in any. @returns where it ends, or -1 */
  readDate(bytes: Uint8Array, at: number): number {
    if (this.#isLastText(bytes, at)) {
      this.day = this.#lastTextDay;
      return at + ISO_DATE_BYTES;
    }
    const mark = bytes[at + 4];
    const isIso = mark === DASH || (this.#order === "ymd" && (mark === SLASH || mark === DOT));
    if (isIso && bytes[at + 7] === mark) {
      const century = two(bytes, at);
      const year = two(bytes, at + 2);
      const month = two(bytes, at + 5);
      const day = two(bytes, at + 8);
      if ((century | year | month | day) >= 0) {
        if (!this.#keepDay(century * 100 + year, month, day)) return -1;
        for (let byte = 0; byte < ISO_DATE_BYTES; byte += 1) this.#lastText[byte] = bytes[at + byte] ?? 0;
        this.#lastTextDay = this.day;
        return at + ISO_DATE_BYTES;
      }
    }
    return this.#order === "ymd" ? this.#namedDate(bytes, at) : this.#shortDate(bytes, at);
  }

  /** Days change seldom, and their last figure first. */
  #isLastText(bytes: Uint8Array, at: number): boolean {
    const last = this.#lastText;
    for (let byte = ISO_DATE_BYTES - 1; byte >= 0; byte -= 1) if (bytes[at + byte] !== last[byte]) return false;
    return true;
  }

  /** A time of day, with its offset where one is given. @returns where it ends, or -1 */
  readTime(bytes: Uint8Array, from: number): number {
    let at = from;
    let hour = two(bytes, at);
    at += 2;
    if (hour < 0) {
      hour = digit(bytes, from);
      at = from + 1;
    }
    const minute = two(bytes, at + 1);
    if (bytes[at] !== COLON || hour < 0 || minute < 0 || minute > 59) return -1;
    at += 3;
    let second = 0;
    let ms = 0;
    if (bytes[at] === COLON) {
      second = two(bytes, at + 1);
      if (second < 0 || second > 59) return -1;
      at += 3;
      // A comma may as well part cells: fractions behind one are left to the readers of text.
      if (bytes[at] === DOT) {
        const first = digit(bytes, at + 1);
        if (first < 0) return -1;
        ms = first * 100;
        let unit = 10;
        for (at += 2; digit(bytes, at) >= 0; at += 1, unit = Math.floor(unit / 10)) ms += digit(bytes, at) * unit;
      }
    }
    const half = bytes[at] === SPACE ? at + 1 : at;
    const letter = (bytes[half] ?? 0) & CAPITAL;
    if ((letter === LETTER_A || letter === LETTER_P) && ((bytes[half + 1] ?? 0) & CAPITAL) === LETTER_M) {
      if (hour < 1 || hour > 12) return -1;
      hour = (hour % 12) + (letter === LETTER_P ? 12 : 0);
      at = half + 2;
    }
    if (hour > 23) return -1;
    this.msOfDay = hour * HOUR_MS + minute * MINUTE_MS + second * 1000 + ms;
    return this.#offset(bytes, at);
  }

  #offset(bytes: Uint8Array, from: number): number {
    this.offsetMinutes = Number.NaN;
    const at = bytes[from] === SPACE ? from + 1 : from;
    const sign = bytes[at];
    if (((sign ?? 0) & CAPITAL) === LETTER_Z) {
      this.offsetMinutes = 0;
      return at + 1;
    }
    if (sign !== PLUS && sign !== DASH) return from;
    const hours = two(bytes, at + 1);
    const colon = bytes[at + 3] === COLON ? 1 : 0;
    const found = two(bytes, at + 3 + colon);
    if (hours < 0 || (found < 0 && colon === 1)) return -1;
    const minutes = hours * 60 + Math.max(0, found);
    if (minutes > MOST_OFFSET_MINUTES) return -1;
    this.offsetMinutes = sign === PLUS ? minutes : -minutes;
    return found < 0 ? at + 3 : at + 5 + colon;
  }

  /** 25.10.2026 or 10/25/26: two parts of one or two figures, then a year of two or four. */
  #shortDate(bytes: Uint8Array, from: number): number {
    let at = from;
    let first = two(bytes, at);
    if (first < 0) first = digit(bytes, at);
    else at += 1;
    at += 1;
    if (first < 0 || !isMark(bytes[at])) return -1;
    let second = two(bytes, at + 1);
    if (second < 0) second = digit(bytes, at + 1);
    else at += 1;
    at += 2;
    if (second < 0 || !isMark(bytes[at])) return -1;
    const years = two(bytes, at + 1);
    const more = two(bytes, at + 3);
    if (years < 0 || (more < 0 && digit(bytes, at + 3) >= 0)) return -1;
    const year = more < 0 ? 2000 + years : years * 100 + more;
    const known = this.#order === "dmy" ? this.#keepDay(year, second, first) : this.#keepDay(year, first, second);
    return known ? at + (more < 0 ? 3 : 5) : -1;
  }

  /** A date with the name of its month is put into the order year first before it is read. */
  #namedDate(bytes: Uint8Array, at: number): number {
    const end = this.#named.read(bytes, at);
    return end >= 0 && this.#keepDay(this.#named.year, this.#named.month, this.#named.day) ? end : -1;
  }

  #keepDay(year: number, month: number, day: number): boolean {
    const date = year * 10_000 + month * 100 + day;
    if (date !== this.#lastDate) {
      this.#lastDay = daysOfDate(year, month, day);
      this.#lastDate = date;
    }
    this.day = this.#lastDay;
    return this.day >= 0 && this.day <= LAST_DAY;
  }

  /** Ten figures are seconds since 1970, thirteen are milliseconds. */
  #epoch(bytes: Uint8Array, from: number): number {
    let at = from;
    let value = 0;
    for (; at - from <= 13 && digit(bytes, at) >= 0; at += 1) value = value * 10 + digit(bytes, at);
    const figures = at - from;
    if (figures !== 10 && figures !== 13) return -1;
    const ms = figures === 10 ? value * 1000 : value;
    this.day = Math.floor(ms / DAY_MS);
    this.msOfDay = ms - this.day * DAY_MS;
    this.offsetMinutes = 0;
    return this.day <= LAST_DAY ? at : -1;
  }
}

function isMark(byte: number | undefined): boolean {
  return byte === DOT || byte === SLASH || byte === DASH;
}

/** One figure, or -1. */
function digit(bytes: Uint8Array, at: number): number {
  const value = (bytes[at] ?? 0) - 0x30;
  return value >= 0 && value <= 9 ? value : NO_DIGITS;
}

/** Two figures as a number, or -1. */
function two(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - 0x30;
  const ones = (bytes[at + 1] ?? 0) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NO_DIGITS;
}
