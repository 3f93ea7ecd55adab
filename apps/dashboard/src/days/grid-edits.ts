import type { Cell, CellRange } from "../interval-grid/cell-range.ts";
import { cellsOf, countOf } from "../interval-grid/cell-range.ts";
import { readTable, writeTable } from "../interval-grid/clipboard.ts";
import type { WrittenNumber } from "../interval-grid/number-text.ts";
import { decimalSign, readNumber } from "../interval-grid/number-text.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { Column } from "./columns.ts";
import type { Edits } from "./edits.ts";
import { slotsOf } from "./edits.ts";
import type { DayRowView } from "./grid-rows.ts";
import type { WriteProblem } from "./write-edits.ts";
import { cleared, contactsOf, isProblem, written } from "./write-edits.ts";

/** The grid as it is edited. */
export interface EditedGrid {
  readonly index: PlanIndex;
  readonly rows: readonly DayRowView[];
  readonly columns: readonly Column[];
  /** Contacts of each queue before any edit; null until worked out. */
  readonly expected: (queue: string) => ArrayLike<number> | null;
  readonly words: Words;
}

/** Why an edit cannot be, as a sentence; `language` where it is not the page's. */
export interface EditProblem {
  readonly sentence: string;
  readonly language?: "en";
}

export type EditAnswer = { readonly edits: Edits } | { readonly problem: EditProblem };

/** Writes what was typed into every cell of a range that can be edited. */
export function typed(grid: EditedGrid, edits: Edits, range: CellRange, text: string): EditAnswer {
  const { words } = grid;
  const number = readNumber(text, decimalSign(words.locale));
  if (number === null) return { problem: { sentence: words.say("days.no-number", { found: text }) } };
  const cells = cellsOf(range).filter(({ row }) => grid.rows[row]?.isEditable === true);
  return puts(grid, edits, cells, () => number);
}

/** Takes every edit of a range back. */
export function clearedIn(grid: EditedGrid, edits: Edits, range: CellRange): Edits {
  return cellsOf(range).reduce((left, cell) => {
    const place = placeOf(grid, cell);
    return place === null ? left : cleared(left, slotsOf(grid.index, place.queue, place.column));
  }, edits);
}

/**
 * Writes a table from the clipboard: from the first cell of a range on, a row of it to each row that can be edited; a single figure
 * fills the whole range. Nothing is written if anything cannot be.
 */
export function pasted(grid: EditedGrid, edits: Edits, range: CellRange, text: string): EditAnswer {
  const { words, columns } = grid;
  const table = readTable(text);
  const single = table.length === 1 && table[0]?.length === 1 ? (table[0][0] ?? "") : null;
  if (single !== null && countOf(range) > 1) return typed(grid, edits, range, single);
  const targets = editableRows(grid).filter((row) => row >= range.top);
  const cells: { cell: Cell; number: WrittenNumber }[] = [];
  for (const [r, line] of table.entries())
    for (const [c, found] of line.entries()) {
      if (found.trim() === "") continue;
      const place = { row: r + 1, column: c + 1 };
      const number = readNumber(found, decimalSign(words.locale));
      if (number === null) return { problem: { sentence: words.say("days.pasted-no-number", { ...place, found }) } };
      const [row, column] = [targets[r], range.left + c];
      if (row === undefined || column >= columns.length)
        return { problem: { sentence: words.say("days.pasted-outside", place) } };
      cells.push({ cell: { row, column }, number });
    }
  const numbers = new Map(cells.map(({ cell, number }) => [keyOf(cell), number]));
  return puts(
    grid,
    edits,
    cells.map(({ cell }) => cell),
    (cell) => numbers.get(keyOf(cell)) ?? null,
  );
}

/** Copies the first column of a range over the others, or the one before it where it has but one. */
export function filledRight(grid: EditedGrid, edits: Edits, range: CellRange): EditAnswer {
  const from = range.left === range.right ? range.left - 1 : range.left;
  return filled(grid, edits, range, ({ row }) => ({ row, column: from }));
}

/** Copies the first row of a range that can be edited over the others, or the one above where it has but one. */
export function filledDown(grid: EditedGrid, edits: Edits, range: CellRange): EditAnswer {
  const rows = editableRows(grid);
  const within = rows.filter((row) => row >= range.top && row <= range.bottom);
  const from = within.length > 1 ? within[0] : rows.findLast((row) => row < range.top);
  return filled(grid, edits, range, ({ column }) => ({ row: from ?? -1, column }));
}

/** The figures of a range as a spreadsheet of the reader's country takes them. */
export function copiedText({ rows, words }: EditedGrid, { top, bottom, left, right }: CellRange): string {
  const plain = new Intl.NumberFormat(words.locale, { useGrouping: false, maximumFractionDigits: 4 });
  return writeTable(
    rows
      .slice(top, bottom + 1)
      .map(({ cells }) => cells.slice(left, right + 1).map(({ value }) => (value === null ? "" : plain.format(value)))),
  );
}

/** The next row that can be edited, up or down; the same where there is none. */
export function nextEditable(grid: Pick<EditedGrid, "rows">, row: number, step: number): number {
  const rows = editableRows(grid);
  if (step === 0) return row;
  return (step > 0 ? rows.find((other) => other > row) : rows.findLast((other) => other < row)) ?? row;
}

function filled(grid: EditedGrid, edits: Edits, range: CellRange, source: (cell: Cell) => Cell): EditAnswer {
  const cells = cellsOf(range).filter((cell) => {
    const from = source(cell);
    return grid.rows[cell.row]?.isEditable === true && keyOf(from) !== keyOf(cell) && placeOf(grid, from) !== null;
  });
  return puts(grid, edits, cells, (cell) => {
    const from = source(cell);
    const value = grid.rows[from.row]?.cells[from.column]?.value ?? null;
    return value === null ? null : { kind: "figure", value: Math.round(value * 10) / 10, decimals: value < 10 ? 1 : 0 };
  });
}

function puts(
  grid: EditedGrid,
  edits: Edits,
  cells: readonly Cell[],
  numberAt: (cell: Cell) => WrittenNumber | null,
): EditAnswer {
  const { words } = grid;
  if (cells.length === 0) return { problem: { sentence: words.say("days.not-editable") } };
  let now = edits;
  for (const cell of cells) {
    const place = placeOf(grid, cell);
    const number = numberAt(cell);
    if (place === null || number === null) continue;
    const expected = grid.expected(place.queue);
    if (expected === null) return { problem: { sentence: words.say("days.not-yet") } };
    const slots = slotsOf(grid.index, place.queue, place.column);
    if (number.kind === "share" && contactsOf(slots, expected) === 0) continue;
    const answer = written(now, slots, expected, number);
    if (isProblem(answer)) return { problem: problemOf(answer, words) };
    now = answer;
  }
  return { edits: now };
}

function problemOf(problem: WriteProblem, words: Words): EditProblem {
  return problem.kind === "negative"
    ? { sentence: words.say("days.below-zero") }
    : { sentence: problem.message, language: "en" };
}

function placeOf({ rows, columns }: EditedGrid, { row, column }: Cell): { queue: string; column: Column } | null {
  const [at, place] = [rows[row], columns[column]];
  return at?.isEditable === true && place !== undefined ? { queue: at.queue, column: place } : null;
}

function editableRows({ rows }: Pick<EditedGrid, "rows">): readonly number[] {
  return rows.flatMap(({ isEditable }, row) => (isEditable ? [row] : []));
}

function keyOf({ row, column }: Cell): string {
  return `${String(row)}:${String(column)}`;
}
