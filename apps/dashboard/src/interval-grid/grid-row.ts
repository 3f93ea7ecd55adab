/** How a figure stands: under red, right neutral, over blue, closed hatched; its sign and number say the same. */
export type CellTone = "plain" | "under" | "right" | "over" | "closed" | "waiting";

/** One figure of the grid. */
export interface GridCell {
  readonly text: string;
  /** What is summed and copied; null where there is no figure. */
  readonly value: number | null;
  readonly tone: CellTone;
  /** More about it, shown when pointed at and read out after it. */
  readonly said?: string;
  readonly isChanged?: boolean;
}

/** One row of figures. */
export interface GridRow {
  readonly key: string;
  readonly label: string;
  /** Said of the row as a whole, with the name of what it belongs to. */
  readonly spoken: string;
  /** The name above the row, where it is the first of a group. */
  readonly heading: string | null;
  readonly isEditable: boolean;
  readonly cells: readonly GridCell[];
  readonly total: GridCell;
}

export interface GridColumn {
  readonly key: string;
  readonly label: string;
  readonly spoken: string;
}

/** Places of rows with one more for each heading, the rows that have one, and the height of them all. */
export function placesOf(rows: readonly Pick<GridRow, "heading">[]): {
  places: readonly number[];
  headed: readonly number[];
  height: number;
} {
  let height = 0;
  const places = rows.map(({ heading }) => {
    if (heading !== null) height += 1;
    height += 1;
    return height - 1;
  });
  const headed = rows.flatMap(({ heading }, row) => (heading === null ? [] : [row]));
  return { places, headed, height };
}
