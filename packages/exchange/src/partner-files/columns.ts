import type { ShiftFile } from "../export/shift-file.ts";
import type { Table } from "../tables/write-table.ts";
import { tableLines } from "../tables/write-table.ts";
import type { CellStyle } from "../workbook/cell-styles.ts";
import { fittedColumns } from "../workbook/fitted-widths.ts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";

/** A column of a table that is written as CSV and as a sheet. Its name stays: the other side's programs read by it. */
export interface Column<Row> {
  readonly name: string;
  readonly style: Extract<CellStyle, "text" | "day" | "count" | "hours" | "price" | "share">;
  /** Null where there is nothing to say. */
  readonly cell: (row: Row) => string | number | null;
}

/** A table as a sheet that can be filtered, its first row in sight. */
export function columnSheet<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  footer: string,
): WorkbookSheet {
  const cells = [
    columns.map((column): WorkbookCell => ({ value: column.name, style: "header" })),
    ...rows.map((row) => columns.map(({ style, cell }) => cellOf(cell(row), style))),
  ];
  const frozen = { rows: 1, columns: 1 };
  return plainSheet({ name, footer, rows: cells, frozen, isFiltered: true, ...fittedColumns(cells, columns.length) });
}

function cellOf(value: string | number | null, style: CellStyle): WorkbookCell {
  if (value === null) return { value, style: "text" };
  if (style === "day") return { value: { wallClockMs: Date.parse(`${value}T00:00:00Z`) }, style };
  return { value, style };
}

/** A table as a CSV file. */
export function columnCsv<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): ShiftFile {
  const table: Table = {
    header: columns.map((column) => column.name),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row) ?? "")),
  };
  return {
    name: `${name}.csv`,
    mediaType: "text/csv; charset=utf-8",
    bytes: Buffer.from([...tableLines(table)].join("")),
  };
}

/** As much as anybody plans by: counts of people and chances have no more to say. */
export function rounded(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
