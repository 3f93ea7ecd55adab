import type { Trouble } from "../contacts/refused-rows.ts";

/** A number as a file of the books writes it; a text where it cannot be told. */
export function plainNumber(text: string): number | Trouble {
  // One separator and three digits behind it: thousands to some, a thousandth to others.
  if (/^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text)) return UNCLEAR;
  if (!/^[+-]?\d+([.,]\d+)?$/.test(text)) return NOT_A_NUMBER;
  return Number(text.replace(",", "."));
}

/** A day written 2026-10-25 or 25.10.2026; null for anything else. */
export function plainDay(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso =
    year === undefined
      ? text.slice(0, 10)
      : `${year}-${(month ?? "").padStart(2, "0")}-${(day ?? "").padStart(2, "0")}`;
  if (!/^\d{4}-\d\d-\d\d$/.test(iso) || (year === undefined && !/^\S{10}( 00:00:00)?$/.test(text))) return null;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}

const NOT_A_NUMBER: Trouble = {
  code: "not-a-number",
  rule: "a number is written plainly, such as 1234.50",
  remedy: "Take signs of thousands and currencies out.",
};
const UNCLEAR: Trouble = {
  code: "number-unclear",
  rule: "a separator with three digits behind it may part thousands or decimals",
  remedy: "Write 1234.00 or 1.2340.",
};
