import { readNumber } from "../contacts/number-cell.ts";
import type { RefusedRows } from "../contacts/refused-rows.ts";
import { quoted } from "../contacts/refused-rows.ts";
import { isUnknown, numberStyle, withoutGroups } from "./number-style.ts";
import type { TimedRow } from "./row-times.ts";
import type { SeriesColumn } from "./series-columns.ts";

/** A larger number is a slip of the pen, and would leave no digits for the others. */
const LARGEST = 1e15;

/** The values of a column, NaN where they are not known; what is no number, or below zero, is refused. */
export function readValues(
  cells: readonly string[],
  {
    column,
    rows,
    refused,
  }: { readonly column: SeriesColumn; readonly rows: readonly TimedRow[]; readonly refused: RefusedRows },
): Float64Array {
  const style = numberStyle(cells.filter((text) => !isUnknown(text)));
  return Float64Array.from(rows, ({ row }, i) => {
    const text = cells[i] ?? "";
    if (isUnknown(text)) return Number.NaN;
    const value = readNumber(withoutGroups(text, style), style.decimal);
    if (typeof value === "object")
      refused.add(row, column.name, quoted(text), {
        code: value.code,
        rule: `it must be a number, as most of this column are with a decimal ${style.decimal === "." ? "point" : "comma"}`,
        remedy: "Correct it, or leave it empty if unknown.",
      });
    else if (value < 0)
      refused.add(row, column.name, quoted(text), {
        code: "negative-value",
        rule: "a series of contacts, or of anything that is counted or used up, is zero or more",
        remedy: "Leave the cell empty if it is not known; a series that may fall below zero cannot be forecast here.",
      });
    else if (value > LARGEST)
      refused.add(row, column.name, quoted(text), {
        code: "value-too-large",
        rule: "values of up to a thousand million million are believed",
        remedy: "Check the column, or give it in a larger unit.",
      });
    return typeof value === "object" ? Number.NaN : value;
  });
}
