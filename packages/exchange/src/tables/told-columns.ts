const MOST_LETTERS = 300;

/** The cells of a header as they are told: the first letters of them, as a file that is no table may be one cell of megabytes. */
export function toldColumns(cells: readonly string[]): string {
  const told = cells
    .slice(0, 50)
    .map((cell) => cell.slice(0, MOST_LETTERS))
    .join(", ");
  return told.length > MOST_LETTERS || cells.length > 50 ? `${told.slice(0, MOST_LETTERS)}…` : told;
}
