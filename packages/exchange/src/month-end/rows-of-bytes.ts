import { Refusal } from "@springtide/refusal";
import { readingsOf, type Sheet, type SheetRow } from "../roster/sheet.ts";
import type { TableBounds } from "../tables/table-bounds.ts";
import { toldColumns } from "../tables/told-columns.ts";
import { isWorkbook, sheetNamed, sheetsOf } from "../xlsx/read-workbook.ts";

/** A table that was sent: where each column stands, and its rows. */
export interface SentTable<Column extends string> {
  /** Name of a column as the file writes it; undefined where it has none. */
  readonly nameOf: (column: Column) => string | undefined;
  readonly rows: readonly { readonly row: number; readonly cell: (column: Column) => string }[];
}

/** The columns of a table: the names that each may have. */
export interface TableColumns<Column extends string> {
  readonly names: Readonly<Record<Column, readonly string[]>>;
  readonly needed: readonly Column[];
  /** What the file is, such as "a file of invoice lines". */
  readonly what: string;
  readonly bounds: Omit<TableBounds, "what">;
}

/**
 * The table in a file: text in UTF-8 under whichever separator shows its columns, or the one sheet of a workbook.
 * @throws Refusal `not-a-table`, `column-missing`, `no-rows`, `table-too-large`, and those of workbooks
 */
export async function rowsOfBytes<Column extends string>(
  bytes: Buffer,
  file: string,
  columns: TableColumns<Column>,
): Promise<SentTable<Column>> {
  const isBook = isWorkbook(bytes);
  const bounds = { what: columns.what, ...columns.bounds };
  const text = isBook
    ? sheetNamed(await sheetsOf(bytes, file, bounds), undefined, file).text
    : textOf(bytes, file, columns);
  const sheets = readingsOf(text, file, { isDisarmed: !isBook, bounds });
  const placeOf = (head: SheetRow | undefined, column: Column): number =>
    (head?.cells ?? []).findIndex((cell) => columns.names[column].includes(cell.trim().toLowerCase()));
  const sheet = sheets.find(({ rows }) => columns.needed.every((column) => placeOf(rows[0], column) >= 0));
  if (sheet === undefined) throw columnsMissing(sheets[0], file, columns);
  const [head, ...rows] = sheet.rows;
  if (rows.length === 0) throw withoutRows(file, columns);
  return {
    nameOf: (column) => head?.cells[placeOf(head, column)],
    rows: rows.map(({ row, cells }) => ({ row, cell: (column) => (cells[placeOf(head, column)] ?? "").trim() })),
  };
}

function textOf(bytes: Buffer, file: string, { what }: Pick<TableColumns<string>, "what">): string {
  const refused = (found: string): Refusal =>
    new Refusal({
      code: "not-a-table",
      place: { file },
      found,
      rule: `${what} is CSV in UTF-8, or XLSX`,
      remedy: "Save it as CSV in UTF-8, or as XLSX.",
    });
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.trim() !== "") return text;
  } catch {
    throw refused("bytes that are no text in UTF-8");
  }
  throw refused("an empty file");
}

function columnsMissing<Column extends string>(
  sheet: Sheet | undefined,
  file: string,
  { names, needed, what }: TableColumns<Column>,
): Refusal {
  return new Refusal({
    code: "column-missing",
    place: { file, row: 1 },
    found: `the columns ${toldColumns(sheet?.rows[0]?.cells ?? [])}`,
    rule: `${what} has the columns ${needed.map((column) => names[column][0]).join(", ")}`,
    remedy: "Name the columns so.",
  });
}

function withoutRows(file: string, { what }: Pick<TableColumns<string>, "what">): Refusal {
  return new Refusal({
    code: "no-rows",
    place: { file },
    found: "no row below the header",
    rule: `${what} has a row for each line`,
    remedy: "Check that this is the right file.",
  });
}
