import type { ImportMapping } from "@springtide/contracts";
import { flagOfText } from "../contacts/flag-cell.ts";
import { MOST_CONTACTS, readNumber } from "../contacts/number-cell.ts";
import type { Trouble } from "../contacts/refused-rows.ts";
import { isUnknown } from "../series/number-style.ts";

const UNIT_SECONDS = { ms: 0.001, s: 1, min: 60, h: 3600 } as const;
const LONGEST_SECONDS = 86_400;
const CLOCK = /^(\d*):([0-5]?\d)(?::([0-5]?\d(?:[.,]\d+)?))?$/;

/** A count of contacts: NaN where none is known, or what is wrong with it. */
export function countOf(text: string, { decimal, layout }: ImportMapping): number | Trouble {
  if (isUnknown(text)) return Number.NaN;
  const count = numberOf(text, decimal);
  if (typeof count === "object") return count;
  // 1.234 may be one thousand two hundred and thirty-four: too dear a mistake to guess.
  if (!Number.isInteger(count) && /^\d{1,3}[.,]\d{3}$/.test(text))
    return {
      code: "count-not-whole",
      rule: "contacts come in whole numbers",
      remedy: `Say in the mapping which mark stands before decimals; "${decimal}" was taken for it.`,
    };
  if (count < 0)
    return {
      code: "negative-count",
      rule: "contacts cannot be negative",
      remedy: "Correct it, or leave it empty if unknown.",
    };
  if (count > MOST_CONTACTS * (layout === "days" ? 10 : 1))
    return {
      code: "too-many-contacts",
      rule: "so many contacts are not believed",
      remedy: "Check the column and its decimal mark.",
    };
  return count;
}

/** A figure that need not be whole, from 0 on: NaN where none is known or it cannot be one. */
export function figureOf(text: string, { decimal }: ImportMapping): number {
  const read = isUnknown(text) ? Number.NaN : numberOf(text, decimal);
  return typeof read === "number" && read >= 0 ? read : Number.NaN;
}

/** A number, with marks between thousands where they cannot be mistaken, or what is wrong with it. */
function numberOf(text: string, decimal: "." | ","): number | Trouble {
  const read = readNumber(text, decimal);
  if (typeof read === "number") return read;
  const mark = decimal === "." ? "," : ".";
  const isGrouped = new RegExp(String.raw`^[+-]?[1-9]\d{0,2}(\${mark}\d{3})+$`).test(text);
  return isGrouped ? Number(text.replaceAll(mark, "")) : read;
}

/** A length of time in seconds: a clock reading, or a figure in the unit of the mapping; NaN where none is known. */
export function secondsOf(text: string, { decimal, unit }: ImportMapping): number | Trouble {
  if (isUnknown(text)) return Number.NaN;
  const clock = CLOCK.exec(text);
  const seconds = clock === null ? numberOf(text, decimal) : clockSeconds(clock);
  if (typeof seconds === "object")
    return { ...seconds, code: "not-a-handling-time", rule: "a handling time is a number, or written 0:04:10" };
  const inUnit = clock === null ? seconds * UNIT_SECONDS[unit] : seconds;
  if (inUnit < 0)
    return { code: "negative-aht", rule: "a handling time cannot be negative", remedy: "Leave it empty if unknown." };
  if (inUnit > LONGEST_SECONDS)
    return {
      code: "aht-too-long",
      rule: "a handling time is at most 24 hours",
      remedy: "Check the column and its unit.",
    };
  return inUnit;
}

/** Two parts are minutes and seconds, three begin with hours. */
function clockSeconds([, first = "0", second = "0", third]: RegExpExecArray): number {
  const last = Number((third ?? second).replace(",", "."));
  return third === undefined ? Number(first) * 60 + last : Number(first) * 3600 + Number(second) * 60 + last;
}

/** Whether a contact gave up: 1 or 0, of a word or a count. */
export function flagOf(text: string): number | Trouble {
  return isUnknown(text) ? 0 : flagOfText(text);
}
