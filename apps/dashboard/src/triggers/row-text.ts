import type { Json } from "./draft.ts";
import { isList, isRecord } from "./draft.ts";

/** A list of days and what belongs to them as lines of text, a line each: "2027-03-01 500". */
export function rowsAsText(value: Json | undefined, columns: readonly string[]): string {
  return isList(value) ? value.map((row) => cellsOf(row, columns).join(" ")).join("\n") : "";
}

function cellsOf(row: Json, columns: readonly string[]): string[] {
  if (!isRecord(row)) return [asText(row)];
  return columns.flatMap((column) => (row[column] === undefined ? [] : [asText(row[column])]));
}

/**
 * The way back; cells are parted by blanks, commas or tabs, and empty lines are left out. One column alone is the whole line, as names
 * have blanks in them.
 */
export function rowsOfText(text: string, columns: readonly string[]): Json[] {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.filter((line) => line !== "").map((line) => rowOf(line, columns));
}

function rowOf(line: string, columns: readonly string[]): Json {
  if (columns.length === 1) return line;
  const cells = line.split(/[\s,;]+/);
  return Object.fromEntries(
    columns.flatMap((column, i) => (cells[i] === undefined ? [] : [[column, cellValue(cells[i])]])),
  );
}

/** "500" is a number; "20%" and days stay text. */
function cellValue(cell: string): Json {
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

/** Plain text as it is; all else as JSON writes it. */
export function asText(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
