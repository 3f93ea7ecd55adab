/** What somebody wrote in a cell: a figure, or a share by which the one that stands there is to change. */
export type WrittenNumber =
  | { readonly kind: "figure"; readonly value: number; readonly decimals: number }
  | { readonly kind: "share"; readonly change: number };

const SPACES = /[\s\u00a0\u202f']/g;
const FORM = /^[+-]?\d[\d.,]*$|^[+-]?[.,]\d+$/;

/**
 * Reads a number as people of a locale write it, or as a spreadsheet of another hands it over: "1.234,5", "1,234.5", "12,5"; with a
 * sign and a percent sign a change, "+15 %". Null where it is no number.
 * @param decimal the locale's decimal separator
 */
export function readNumber(text: string, decimal: string): WrittenNumber | null {
  const bare = text.replaceAll(SPACES, "").replaceAll("−", "-");
  if (bare.endsWith("%")) {
    const share = bare.slice(0, -1);
    const value = /^[+-]/.test(share) ? numberOf(share, decimal) : null;
    return value === null ? null : { kind: "share", change: value.value / 100 };
  }
  const value = numberOf(bare, decimal);
  return value === null ? null : { kind: "figure", ...value };
}

function numberOf(bare: string, decimal: string): { value: number; decimals: number } | null {
  if (!FORM.test(bare)) return null;
  const separator = decimalIn(bare, decimal);
  const [whole = "", fraction = "", more] = separator === null ? [bare] : bare.split(separator);
  const digits = whole.replaceAll(/[.,]/g, "");
  if (more !== undefined || /[.,]/.test(fraction) || !isGroupedWell(whole)) return null;
  const value = Number(`${digits}.${fraction}`);
  return Number.isFinite(value) ? { value, decimals: fraction.length } : null;
}

/** Which of the two signs is the decimal one in a text; null where none is. */
function decimalIn(text: string, decimal: string): string | null {
  const [commas, points] = [text.split(",").length - 1, text.split(".").length - 1];
  if (commas > 0 && points > 0) return text.lastIndexOf(",") > text.lastIndexOf(".") ? "," : ".";
  if (commas + points !== 1) return null;
  const only = commas === 1 ? "," : ".";
  if (only === decimal) return only;
  return /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/.test(text) ? null : only;
}

/** Groups of three, if there are groups. */
function isGroupedWell(whole: string): boolean {
  return !/[.,]/.test(whole) || /^[+-]?\d{1,3}([.,]\d{3})+$/.test(whole);
}

/** The sign before decimals in a locale. */
export function decimalSign(locale: string): string {
  return new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";
}
