import { type TableBounds, TableCount } from "../tables/table-bounds.ts";

/** A row, a cell or a shared text as it opens, in whatever namespace; behind it whether it ends there. */
const OPENING = /<(?:[^\s<>/:]*:)?(row|c|si)(\/|\s[^<>]*)?>/g;

/**
 * Counts rows and cells of a part of a workbook while its text is walked through, before somebody makes a table of it: rows and cells need not
 * say where they stand, so what they say is not asked.
 * @throws Refusal `table-too-large`
 */
export function countPart(part: Buffer, bounds: TableBounds, file: string): void {
  const count = new TableCount(bounds, file);
  let row = 0;
  let columns = 0;
  for (const [, name, rest] of part.toString("utf8").matchAll(OPENING)) {
    if (name === "row") {
      if (row > 0 && columns === 0) count.emptyRow(row);
      row += 1;
      columns = 0;
      continue;
    }
    count.cells(row, 1);
    if (name === "si" || rest?.endsWith("/") === true) continue;
    columns += 1;
    if (columns === 1) count.filledRow(row);
    count.columns(row, columns);
  }
}
