import type { WorkbookCell, WorkbookSheet } from "./workbook-sheet.ts";

const LEAST = 9;
/** Room for a filter's button, and for the margins of a cell. */
const AROUND = 3;
/** Words that wrap need no more: longer lines are hard to read. */
const MOST_OF_WORDS = 72;
/** Letters that a page across holds at a size that can be read. */
const LETTERS_A_PAGE = 170;

/** Widths of columns by what stands in them, and how many pages they are printed across. */
export function fittedColumns(
  rows: readonly (readonly WorkbookCell[])[],
  columns: number,
): Pick<WorkbookSheet, "widths" | "pagesWide"> {
  const widths = Array.from({ length: columns }, (_, at) =>
    rows.reduce((most, row) => Math.max(most, lettersOf(row[at])), LEAST),
  );
  const all = widths.reduce((sum, width) => sum + width, 0);
  return { widths, pagesWide: Math.max(1, Math.round(all / LETTERS_A_PAGE)) };
}

function lettersOf(cell: WorkbookCell | undefined): number {
  if (cell === undefined || cell.value === null) return 0;
  const { value, style } = cell;
  if (typeof value === "string") {
    if (style === "words") return Math.min(MOST_OF_WORDS, value.length) + AROUND;
    const parts = style === "header" ? value.split(" ") : [value];
    return parts.reduce((most, { length }) => Math.max(most, length), 0) + AROUND;
  }
  const number = typeof value === "number" ? value : "formula" in value ? value.comesTo : null;
  if (number === null) return 10 + AROUND;
  const [whole = ""] = Math.abs(number).toFixed(2).split(".");
  const thousands = Math.floor((whole.length - 1) / 3);
  return whole.length + thousands + (number < 0 ? 1 : 0) + (style === "price" ? 7 : 3) + 1;
}
