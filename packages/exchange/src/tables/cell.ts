/** What spreadsheets take for the beginning of a formula, also behind apostrophes of its own, so that reading can take one off again. */
const FORMULA_START = /^'*[=+\-@\t\r\n＝＋－＠]/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;
const NEEDS_QUOTES = /[",\r\n]/;

/**
 * One cell of a CSV file (RFC 4180). Numbers are written in full, an unknown one (NaN) is an empty cell. Text that a
 * spreadsheet would run as a formula is given a leading apostrophe, which it shows as text.
 */
export function cell(value: string | number): string {
  if (typeof value === "number") return numberCell(value);
  const harmless = FORMULA_START.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return NEEDS_QUOTES.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function numberCell(value: number): string {
  if (Number.isNaN(value)) return "";
  if (!Number.isFinite(value)) throw new RangeError("an infinite number has no place in a table");
  return String(Object.is(value, -0) ? 0 : value);
}
