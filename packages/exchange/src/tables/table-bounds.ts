import { Refusal } from "@springtide/refusal";

/** How large a table may be that somebody sent: it is read while others wait. */
export interface TableBounds {
  /** What the file is, such as "a roster". */
  readonly what: string;
  /** Rows with something in them, below the header. */
  readonly mostRows: number;
  readonly mostColumns: number;
  /** Cells of all rows together, empty ones too. */
  readonly mostCells: number;
}

/** Rows with nothing in them, such as spreadsheets leave behind, are passed over up to here. */
const MOST_EMPTY_ROWS = 100_000;

/** Counts a table while it is read, and ends the reading where it goes beyond its bounds: nothing after that is looked at. */
export class TableCount {
  readonly #bounds: TableBounds;
  readonly #file: string;
  #rows = 0;
  #emptyRows = 0;
  #cells = 0;

  constructor(bounds: TableBounds, file: string) {
    this.#bounds = bounds;
    this.#file = file;
  }

  /** @throws Refusal `table-too-large` */
  emptyRow(row: number): void {
    this.#emptyRows += 1;
    if (this.#emptyRows > MOST_EMPTY_ROWS)
      throw this.#refused({ row }, `more than ${shown(MOST_EMPTY_ROWS)} empty rows`, "empty-rows");
  }

  /** @throws Refusal `table-too-large` */
  filledRow(row: number): void {
    this.#rows += 1;
    if (this.#rows > this.#bounds.mostRows + 1)
      throw this.#refused({ row }, `more than ${shown(this.#bounds.mostRows)} rows below the header`, "rows");
  }

  /** @param columns in this row @throws Refusal `table-too-large` */
  columns(row: number, columns: number): void {
    if (columns > this.#bounds.mostColumns) throw this.tooWide(row);
  }

  /** @throws Refusal `table-too-large` */
  cells(row: number, cells: number): void {
    this.#cells += cells;
    if (this.#cells > this.#bounds.mostCells)
      throw this.#refused({ row }, `more than ${shown(this.#bounds.mostCells)} cells`, "cells");
  }

  /** What is said of a row with more columns than there may be. */
  tooWide(row: number): Refusal {
    const { mostColumns } = this.#bounds;
    const place = { row, column: String(mostColumns + 1) };
    return this.#refused(place, `more than ${shown(mostColumns)} columns`, "columns");
  }

  #refused(
    place: { readonly row: number; readonly column?: string },
    found: string,
    kind: keyof typeof REMEDIES,
  ): Refusal {
    const { what, mostRows, mostColumns, mostCells } = this.#bounds;
    return new Refusal({
      code: TABLE_TOO_LARGE,
      place: { file: this.#file, ...place },
      found,
      rule: `${what} has at most ${shown(mostRows)} rows below its header, ${shown(mostColumns)} columns and ${shown(mostCells)} cells`,
      remedy: REMEDIES[kind],
      values: { kind, rows: mostRows, columns: mostColumns, cells: mostCells },
    });
  }
}

/** Code of what is refused for its size. */
export const TABLE_TOO_LARGE = "table-too-large";

/** Bytes that a workbook with so many cells may unpack to: what it takes beside its cells, and a cell with its text. */
export function mostUnpackedBytes({ mostCells }: TableBounds): number {
  return 5_000_000 + 100 * mostCells;
}

const SPLIT = "Split the file by week or by month, and send its parts one after the other.";
const REMEDIES = {
  rows: SPLIT,
  cells: SPLIT,
  columns: "Leave out columns that are not needed, and check that this is the right file.",
  "empty-rows": "Delete the empty rows, and send it again.",
} as const;

function shown(count: number): string {
  return count.toLocaleString("en");
}
