import type { CsvRecord } from "../csv/record-scanner.ts";
import { cellText } from "../csv/cell-text.ts";
import { plainDigits, readNumber } from "./number-cell.ts";
import type { Trouble } from "./refused-rows.ts";

export type HandlingTimeFormat = "s" | "mm:ss" | "hh:mm:ss";

const LONGEST_SECONDS = 86_400;

/** Reads handling times, written as the mapping says, into seconds. */
export class HandlingTimeCell {
  readonly #format: HandlingTimeFormat;
  readonly #decimal: "." | ",";

  constructor(format: HandlingTimeFormat, decimal: "." | ",") {
    this.#format = format;
    this.#decimal = decimal;
  }

  /** Seconds, NaN for an empty cell, or what is wrong with it. */
  read(record: CsvRecord, cell: number): number | Trouble {
    const digits = this.#format === "s" ? plainDigits(record, cell) : -1;
    return digits >= 0 && digits <= LONGEST_SECONDS ? digits : this.#check(cellText(record, cell));
  }

  #check(text: string): number | Trouble {
    if (text === "") return Number.NaN;
    const seconds = this.#format === "s" ? readNumber(text, this.#decimal) : this.#clock(text);
    if (typeof seconds === "object") return seconds;
    if (seconds < 0)
      return { code: "negative-aht", rule: "a handling time cannot be negative", remedy: "Leave it empty if unknown." };
    if (seconds > LONGEST_SECONDS)
      return {
        code: "aht-too-long",
        rule: "a handling time is at most 24 hours (86,400 s)",
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
        rule: `a handling time is written ${this.#format}`,
        remedy: "Correct it, or set ahtFormat in the mapping to s, mm:ss or hh:mm:ss.",
      };
    return sign * parts.reduce((seconds, part) => seconds * 60 + Number(part), 0);
  }
}
