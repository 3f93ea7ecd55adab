import type { CellStyle } from "./cell-styles.ts";

/** A formula as a spreadsheet writes it, without its equals sign, and what it comes to, so that whoever does not reckon reads the same. */
export interface CellFormula {
  readonly formula: string;
  readonly comesTo: number;
}

/** A cell: words, a number, a formula, or a time as a clock on the wall shows it, which is all that a spreadsheet knows of time. */
export interface WorkbookCell {
  readonly value: string | number | { readonly wallClockMs: number } | CellFormula | null;
  readonly style: CellStyle;
}

/** What may be typed into the cells of one column. */
export interface ColumnRule {
  readonly column: number;
  readonly rule:
    | { readonly kind: "list"; readonly values: readonly string[] }
    /** A whole number from 0 to what stands in another column of the row. */
    | { readonly kind: "up-to"; readonly column: number };
  readonly title: string;
  readonly words: string;
}

/** One sheet of a workbook. Rows count from 0, columns too. */
export interface WorkbookSheet {
  readonly name: string;
  /** Widths in letters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** Rows and columns that stay in sight, rows of them printed on each page. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  readonly isLandscape: boolean;
  /** Locked but for the cells whose style is open; without a password. */
  readonly isProtected: boolean;
  /** Whether the frozen rows carry buttons to filter by. */
  readonly isFiltered: boolean;
  readonly rules: readonly ColumnRule[];
  /** Whether the cells right of and below the frozen ones are shaded by their size. */
  readonly isShaded: boolean;
  /** Pages that its columns are printed across; one where nothing is said. The frozen columns stand on each. */
  readonly pagesWide?: number;
  /** Printed at the foot of each page. */
  readonly footer: string;
}
