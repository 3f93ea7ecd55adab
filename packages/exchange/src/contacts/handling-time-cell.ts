import type { CsvRecord } from "../csv/record-scanner.ts";
import { cellText } from "../csv/cell-text.ts";
import { plainDigits, readNumber } from "./number-cell.ts";
import type { Trouble } from "./refused-rows.ts";

export type HandlingTimeFormat = "s" | "mm:ss" | "hh:mm:ss";

/** What a duration measures: its word, the code in findings, and how long it may be. */
interface Measured {
  readonly word: string;
  readonly code: string;
  readonly longestSeconds: number;
  readonly longest: string;
}

export const HANDLING_TIME: Measured = {
  word: "a handling time",
  code: "aht",
  longestSeconds: 86_400,
  longest: "24 hours (86,400 s)",
};

/** E-mails wait for days. */
export const WAITING_TIME: Measured = {
  word: "a waiting time",
  code: "wait",
  longestSeconds: 366 * 86_400,
  longest: "a year",
};

/** Reads handling or waiting times, written as the mapping says, into seconds. */
export class HandlingTimeCell {
  readonly #format: HandlingTimeFormat;
  readonly #decimal: "." | ",";
  readonly #measured: Measured;

  constructor(format: HandlingTimeFormat, decimal: "." | ",", measured: Measured = HANDLING_TIME) {
    this.#format = format;
    this.#decimal = decimal;
    this.#measured = measured;
  }

  /** Seconds, NaN for an empty cell, or what is wrong with it. */
  read(record: CsvRecord, cell: number): number | Trouble {
    const digits = this.#format === "s" ? plainDigits(record, cell) : -1;
    return digits >= 0 && digits <= this.#measured.longestSeconds ? digits : this.#check(cellText(record, cell));
  }

  #check(text: string): number | Trouble {
    if (text === "") return Number.NaN;
    const { code, word, longest, longestSeconds } = this.#measured;
    const seconds = this.#format === "s" ? readNumber(text, this.#decimal) : this.#clock(text);
    if (typeof seconds === "object") return seconds;
    if (seconds < 0)
      return { code: `negative-${code}`, rule: `${word} cannot be negative`, remedy: "Leave it empty if unknown." };
    if (seconds > longestSeconds)
      return {
        code: `${code}-too-long`,
        rule: `${word} is at most ${longest}`,
        remedy: "Check the column, its unit and ahtFormat in the mapping.",
      };
    return seconds;
  }

  #clock(text: string): number | Trouble {
    const sign = text.startsWith("-") ? -1 : 1;
    const parts = text.replace(/^-/, "").replace(",", ".").split(":");
    const wanted = this.#format === "mm:ss" ? 2 : 3;
    const fits = parts.every((part, at) =>
      at === parts.length - 1 ? /^[0-5]?\d(\.\d+)?$/.test(part) : (at === 0 ? /^\d+$/ : /^[0-5]?\d$/).test(part),
    );
    if (parts.length !== wanted || !fits)
      return {
        code: "not-a-handling-time",
        rule: `${this.#measured.word} is written ${this.#format}`,
        remedy: "Correct it, or set ahtFormat in the mapping to s, mm:ss or hh:mm:ss.",
      };
    return sign * parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
  }
}
