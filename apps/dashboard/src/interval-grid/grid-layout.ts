/** Pixels of the grid's parts. Every row is as high as every other, every column as wide. */
export interface GridLayout {
  readonly columns: number;
  readonly columnWidth: number;
  /** Of the labels and the totals that stay in view on the left. */
  readonly fixedWidth: number;
  readonly headHeight: number;
  readonly rowHeight: number;
  /** Place of each row from the top of the first, in rows: headings lie between them. */
  readonly places: readonly number[];
  /** Rows that a heading lies above. */
  readonly headed: readonly number[];
  /** Rows and headings together. */
  readonly height: number;
}

/** Columns are drawn so many together: a chunk once drawn is left as it is. */
export const CHUNK = 6;

/** What of a grid is drawn: rows by index, chunks of columns; last ones included. */
export interface DrawnPart {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstChunk: number;
  readonly lastChunk: number;
  /** The row whose heading was scrolled out of view last, if the uppermost rows in view are of its group; else null. */
  readonly headedAbove: number | null;
}

const ROWS_BEYOND = 4;
const CHUNKS_BEYOND = 1;

/** Columns no wider than figures can still be followed along a row. */
const WIDEST_COLUMN = 180;

/** Few columns share the room that there is; many are as narrow as they may be. */
export function widthOfColumns(least: number, columns: number, room: number): number {
  const shared = columns === 0 ? least : Math.floor(room / columns);
  return Math.max(least, Math.min(WIDEST_COLUMN, shared));
}

/** What is in view, and a little beyond. */
export function drawnPart(
  { columns, columnWidth, fixedWidth, headHeight, rowHeight, places, headed }: GridLayout,
  view: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): DrawnPart {
  const chunkWidth = CHUNK * columnWidth;
  const lastChunk = Math.ceil(columns / CHUNK) - 1;
  const right = view.left + Math.max(0, view.width - fixedWidth);
  const topPlace = view.top / rowHeight - ROWS_BEYOND;
  const bottomPlace = (view.top + view.height - headHeight) / rowHeight + ROWS_BEYOND;
  const isAbove = (row: number): boolean => ((places[row] ?? 0) - 0.5) * rowHeight <= view.top;
  const firstRow = places.findIndex((place) => place >= topPlace);
  return {
    firstRow: Math.max(0, firstRow < 0 ? places.length - 1 : firstRow),
    lastRow: Math.max(
      0,
      places.findLastIndex((place) => place <= bottomPlace),
    ),
    firstChunk: Math.max(0, Math.floor(view.left / chunkWidth) - CHUNKS_BEYOND),
    lastChunk: Math.min(lastChunk, Math.floor(right / chunkWidth) + CHUNKS_BEYOND),
    headedAbove: headed.findLast(isAbove) ?? null,
  };
}

/** How far to scroll so that a cell is wholly in view beside what is fixed; as it is where it is in view. */
export function scrollTo(
  { columnWidth, fixedWidth, headHeight, rowHeight, places }: GridLayout,
  { row, column }: { readonly row: number; readonly column: number },
  view: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const x = column * columnWidth;
  // The heading over a first row comes into view with it.
  const place = places[row] ?? 0;
  const y = place * rowHeight;
  const yFrom = (places[row - 1] ?? -2) === place - 1 ? y : y - rowHeight;
  return {
    left: nearest(view.left, x, x + columnWidth, view.width - fixedWidth),
    top: nearest(view.top, Math.max(0, yFrom), y + rowHeight, view.height - headHeight),
  };
}

function nearest(scrolled: number, from: number, to: number, room: number): number {
  if (from < scrolled) return from;
  return to > scrolled + room ? Math.max(0, to - room) : scrolled;
}
