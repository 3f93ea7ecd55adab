import { cellText } from "../csv/cell-text.ts";
import type { CsvRecord } from "../csv/record-scanner.ts";
import { MOST_CONTACTS, plainDigits } from "../contacts/number-cell.ts";
import type { Trouble } from "../contacts/refused-rows.ts";

/** Thirty days: more is a slip. */
const LONGEST_SECONDS = 30 * 86_400;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** Expected contacts of an interval: 0 or more, whole or not. */
export function contactsCell(record: CsvRecord, cell: number): number | Trouble {
  const digits = plainDigits(record, cell);
  const contacts = digits >= 0 ? digits : numberCell(record, cell, "Write 0 where no contacts are expected.");
  if (typeof contacts === "object") return contacts;
  if (contacts < 0)
    return { code: "negative-count", rule: "contacts cannot be negative", remedy: "Write 0 where none are expected." };
  if (contacts <= MOST_CONTACTS) return contacts;
  return {
    code: "too-many-contacts",
    rule: `at most ${MOST_CONTACTS.toLocaleString("en")} contacts are believed in an interval`,
    remedy: "Check the column and its decimal point.",
  };
}

/** Mean handling time in seconds; where there are no contacts it is not asked for. */
export function ahtCell(record: CsvRecord, cell: number, contacts: number): number | Trouble {
  const digits = plainDigits(record, cell);
  if (contacts === 0 && (digits === 0 || record.starts[cell] === record.ends[cell])) return 0;
  const aht = digits >= 0 ? digits : numberCell(record, cell, "Give the handling time in seconds.");
  if (typeof aht === "object") return aht;
  if (aht > 0 && aht <= LONGEST_SECONDS) return aht;
  return {
    code: aht > 0 ? "aht-too-long" : "aht-not-positive",
    rule: "a mean handling time is above 0 and at most 30 days",
    remedy: "Give talk, hold and wrap-up together in seconds, such as 180.",
  };
}

function numberCell(record: CsvRecord, cell: number, ifEmpty: string): number | Trouble {
  const text = cellText(record, cell);
  if (NUMBER.test(text)) return Number(text);
  return {
    code: "not-a-number",
    rule: "it must be a number, with a point before its decimals",
    remedy: text === "" ? ifEmpty : "Correct it, such as 1234.5.",
  };
}
