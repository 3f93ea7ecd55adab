import type { LinearModel } from "./linear-model.ts";

/** One unknown: what a unit of it costs, its bounds, and what it puts into which rows. */
export interface Column {
  readonly name: string;
  readonly cost: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly isWhole?: boolean;
  readonly entries: readonly (readonly [row: number, value: number])[];
}

/** Collects rows and columns one by one; `model` lays them out for a solver. */
export class ModelBuilder {
  private readonly rowsSoFar: { readonly name: string; readonly lower: number; readonly upper: number }[] = [];
  private readonly columnsSoFar: Column[] = [];

  /** Adds lower <= row <= upper and answers the row's number. */
  row(name: string, lower: number, upper: number): number {
    return this.rowsSoFar.push({ name, lower, upper }) - 1;
  }

  /** Adds an unknown and answers the column's number. What it puts into the same row several times is added up. */
  column(column: Column): number {
    return this.columnsSoFar.push({ ...column, entries: addedUp(column.entries) }) - 1;
  }

  model(): LinearModel {
    const rows = this.rowsSoFar;
    const columns = this.columnsSoFar;
    const starts = new Int32Array(columns.length + 1);
    columns.forEach(({ entries }, j) => (starts[j + 1] = (starts[j] ?? 0) + entries.length));
    const entries = starts[columns.length] ?? 0;
    const [rowOf, valueOf] = [new Int32Array(entries), new Float64Array(entries)];
    let at = 0;
    for (const column of columns)
      for (const [row, value] of column.entries) {
        rowOf[at] = row;
        valueOf[at] = value;
        at += 1;
      }
    return {
      cost: Float64Array.from(columns, ({ cost }) => cost),
      lower: Float64Array.from(columns, ({ lower }) => lower ?? 0),
      upper: Float64Array.from(columns, ({ upper }) => upper ?? Infinity),
      isWhole: Uint8Array.from(columns, ({ isWhole }) => Number(isWhole ?? false)),
      rowLower: Float64Array.from(rows, ({ lower }) => lower),
      rowUpper: Float64Array.from(rows, ({ upper }) => upper),
      starts,
      rows: rowOf,
      values: valueOf,
      columnName: (j) => columns[j]?.name ?? `column-${j}`,
      rowName: (i) => rows[i]?.name ?? `row-${i}`,
    };
  }
}

/** Each row once. */
function addedUp(entries: Column["entries"]): Column["entries"] {
  const byRow = new Map<number, number>();
  for (const [row, value] of entries) byRow.set(row, (byRow.get(row) ?? 0) + value);
  return byRow.size === entries.length ? entries : [...byRow];
}
