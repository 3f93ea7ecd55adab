/** A cell by its place among rows and columns that hold figures. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** A rectangle of cells, last row and column included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** How many rows and columns there are. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** What is selected: the cell it was begun at, and the one the keys move. */
export interface Selection {
  readonly anchor: Cell;
  readonly active: Cell;
}

export function rangeOf({ anchor, active }: Selection): CellRange {
  return {
    top: Math.min(anchor.row, active.row),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.column, active.column),
    right: Math.max(anchor.column, active.column),
  };
}

/** One cell alone. */
export function selectionAt(cell: Cell): Selection {
  return { anchor: cell, active: cell };
}

/** The nearest cell that there is. */
export function withinGrid({ row, column }: Cell, { rows, columns }: GridSize): Cell {
  return { row: clamp(row, rows - 1), column: clamp(column, columns - 1) };
}

/** Every cell of a range, row by row. */
export function cellsOf({ top, bottom, left, right }: CellRange): readonly Cell[] {
  const columns = right - left + 1;
  return Array.from({ length: columns * (bottom - top + 1) }, (_, i) => ({
    row: top + Math.floor(i / columns),
    column: left + (i % columns),
  }));
}

export function countOf({ top, bottom, left, right }: CellRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

function clamp(value: number, last: number): number {
  return Math.max(0, Math.min(value, last));
}
