import { damaged, MOST_CELLS, tooLarge } from "./zip-limits.ts";

/** Letters of all cells together: one text may stand in many of them. */
const MOST_LETTERS = 250_000_000;
/**
 * What names a row or a cell, in whatever namespace, and whether the element ends there with nothing in it. How far that is looked for has a
 * bound, so that no text is read again and again.
 */
const NAMES =
  /(?<![\s"']xmlns:)\br\s*=\s*(?:"([^"]*)"|'([^']*)')((?:\s{1,9}[\w:.-]{1,40}="[^"<>]{0,40}"){0,9}\s{0,9}\/>)?/g;
/** Room of a row with nothing in it, cells. */
const ROW_CELLS = 8;
const ROW_OR_CELL = /^([A-Z]{0,8})(\d{1,12})$/;

/**
 * Checks how far a sheet reaches before somebody reads it: a single cell far out has readers make room for all cells before it.
 * @throws Refusal codes workbook-damaged, workbook-too-large
 */
export function checkExtent(part: Buffer, file: string): void {
  if (!part.includes("sheetData")) return;
  let [rows, columns] = [0, 0];
  for (const [, quoted, single, isEmpty] of part.toString("utf8").matchAll(NAMES)) {
    const named = ROW_OR_CELL.exec(quoted ?? single ?? "");
    if (named === null) throw damaged(file);
    const [, letters = "", row] = named;
    rows = Math.max(rows, Number(row));
    if (isEmpty === undefined) columns = Math.max(columns, columnOf(letters));
  }
  if (rows * Math.max(ROW_CELLS, columns) > MOST_CELLS) throw tooLarge(file, `${rows} rows of ${columns} columns`);
}

function columnOf(letters: string): number {
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column;
}

/** @throws Refusal code workbook-too-large where cells would be more text than a table can have */
export function checkLetters(data: readonly (readonly unknown[])[], file: string): void {
  let letters = 0;
  for (const row of data) for (const cell of row) letters += typeof cell === "string" ? cell.length : 0;
  if (letters > MOST_LETTERS) throw tooLarge(file, `${Math.round(letters / 1e6)} million letters in its cells`);
}
