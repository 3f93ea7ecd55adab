import type { CsvRecord } from "../csv/record-scanner.ts";
import { cellText } from "../csv/cell-text.ts";
import type { Trouble } from "./refused-rows.ts";

/** Most contacts one interval may have; more is a typing error or another column. */
export const MOST_CONTACTS = 1_000_000;

const NOT_A_NUMBER: Trouble = {
  code: "not-a-number",
  rule: "it must be a number",
  remedy: "Correct it, or leave it empty if unknown.",
};

/**
 * Reads a number as written with a decimal point or a decimal comma; NaN for an empty cell. Groups of three digits are
 * taken only where they cannot be mistaken for decimals.
 */
export function readNumber(text: string, decimal: "." | ","): number | Trouble {
  if (text === "") return Number.NaN;
  const group = decimal === "." ? "," : ".";
  const [whole = "", fraction, ...more] = text.split(decimal);
  if (more.length > 0) return { ...NOT_A_NUMBER, remedy: separatorRemedy(decimal) };
  const digits = ungrouped(whole, group, decimal === "," || fraction !== undefined);
  const plain = fraction === undefined ? digits : `${digits}.${fraction}`;
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(plain)) return Number(plain);
  return /^[+-]?[\d.,' ]+$/.test(text) ? { ...NOT_A_NUMBER, remedy: separatorRemedy(decimal) } : NOT_A_NUMBER;
}

/** Takes out separators between groups of three digits: blanks and apostrophes always, the other mark where it is safe. */
function ungrouped(whole: string, group: string, groupIsSafe: boolean): string {
  if (/^[+-]?\d{1,3}([  ' ]\d{3})+$/.test(whole)) return whole.replaceAll(/[  ' ]/g, "");
  const parts = whole.split(group);
  const grouped = parts.length > 1 && parts.every((part, at) => (at === 0 ? /^[+-]?\d{1,3}$/ : /^\d{3}$/).test(part));
  return groupIsSafe && grouped ? parts.join("") : whole;
}

function separatorRemedy(decimal: "." | ","): string {
  return decimal === "."
    ? 'Write 1234.5; where the file has decimal commas, set decimal: "," in the mapping.'
    : 'Write 1234,5; where the file has decimal points, set decimal: "." in the mapping.';
}

/** Reads counts of contacts: whole, not negative, and not more than an interval can hold. */
export class CountCell {
  readonly #decimal: "." | ",";
  readonly #most: number;

  constructor(decimal: "." | ",", most: number) {
    this.#decimal = decimal;
    this.#most = most;
  }

  /** The count, NaN for an empty cell, or what is wrong with it. */
  read(record: CsvRecord, cell: number): number | Trouble {
    const digits = plainDigits(record, cell);
    return digits >= 0 && digits <= this.#most ? digits : this.#check(cellText(record, cell));
  }

  #check(text: string): number | Trouble {
    const count = readNumber(text, this.#decimal);
    if (typeof count === "object" || Number.isNaN(count)) return count;
    if (count < 0)
      return { code: "negative-count", rule: "contacts cannot be negative", remedy: "Leave it empty if unknown." };
    if (count > this.#most)
      return {
        code: "too-many-contacts",
        rule: `at most ${this.#most.toLocaleString("en")} contacts are believed here`,
        remedy: "Check the column and its decimal separator.",
      };
    // 1.234 may be one thousand two hundred and thirty-four: too dear a mistake to guess.
    if (!Number.isInteger(count) && /^\d{1,3}[.,]\d{3}$/.test(text))
      return {
        code: "count-not-whole",
        rule: "contacts come in whole numbers",
        remedy: separatorRemedy(this.#decimal),
      };
    return count;
  }
}

/** The value of a cell of at most nine plain digits, without making a string of it; -1 where it is anything else. */
export function plainDigits({ bytes, starts, ends }: CsvRecord, cell: number): number {
  const start = starts[cell] ?? 0;
  const end = ends[cell] ?? 0;
  if (end === start || end - start > 9) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}
