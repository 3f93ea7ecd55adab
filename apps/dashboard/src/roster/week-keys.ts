/** A cell of the week's sheet: a person's row and a day's column. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, CellPlace>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/**
 * Where a key leads from a cell: arrows to the next cell in their direction that has a shift, Home and End to the first and last of
 * the row. Null for other keys and where there is none.
 * @param filled by row and column, whether there is a shift
 */
export function cellByKey(
  key: string,
  { row, column }: CellPlace,
  filled: readonly (readonly boolean[])[],
): CellPlace | null {
  const here = filled[row] ?? [];
  if (key === "Home") return { row, column: here.indexOf(true) };
  if (key === "End") return { row, column: here.lastIndexOf(true) };
  const step = STEPS[key];
  if (step === undefined) return null;
  const at = { row: row + step.row, column: column + step.column };
  while (filled[at.row]?.[at.column] !== undefined) {
    if (filled[at.row]?.[at.column] === true) return at;
    at.row += step.row;
    at.column += step.column;
  }
  return null;
}
