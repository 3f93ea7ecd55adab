/** A bar by its row and its place in the row. */
export interface BarPlace {
  readonly row: number;
  readonly bar: number;
}

/**
 * Where a key leads from a bar: left and right to the one before and after, over the ends of rows; up and down to the next row
 * that has any; Home and End to the ends of the row. Null for other keys and where it leads nowhere.
 * @param bars how many bars each row has
 */
export function barByKey(key: string, { row, bar }: BarPlace, bars: readonly number[]): BarPlace | null {
  const here = bars[row] ?? 0;
  if (key === "Home") return { row, bar: 0 };
  if (key === "End") return { row, bar: here - 1 };
  if (key === "ArrowRight" && bar + 1 < here) return { row, bar: bar + 1 };
  if (key === "ArrowLeft" && bar > 0) return { row, bar: bar - 1 };
  if (key === "ArrowDown" || key === "ArrowRight") {
    const next = bars.findIndex((count, i) => i > row && count > 0);
    return next < 0 ? null : { row: next, bar: key === "ArrowDown" ? Math.min(bar, (bars[next] ?? 1) - 1) : 0 };
  }
  if (key === "ArrowUp" || key === "ArrowLeft") {
    const last = bars.findLastIndex((count, i) => i < row && count > 0);
    if (last < 0) return null;
    const end = (bars[last] ?? 1) - 1;
    return { row: last, bar: key === "ArrowUp" ? Math.min(bar, end) : end };
  }
  return null;
}
