import { wraps } from "./cell-styles.ts";
import type { WorkbookCell } from "./workbook-sheet.ts";

/** Widths count digits; of words more letters fit, as most are narrower. */
const LETTERS_A_DIGIT = { usual: 1.1, small: 1.3 };

/** How many lines a cell's words take where they wrap, in a column so many letters wide. */
export function linesOf({ value, style }: WorkbookCell, width: number): number {
  if (typeof value !== "string" || !wraps(style)) return 1;
  const room = Math.max(1, Math.floor(width * LETTERS_A_DIGIT[style === "note" ? "small" : "usual"] - 1));
  return value.split("\n").reduce((lines, part) => lines + linesOfWords(part.split(" "), room), 0);
}

function linesOfWords(words: readonly string[], room: number): number {
  let [lines, filled] = [1, 0];
  for (const { length } of words) {
    if (filled > 0 && filled + 1 + length <= room) {
      filled += 1 + length;
      continue;
    }
    if (filled > 0) lines += 1;
    // A word that is longer than a line is broken.
    lines += Math.floor(Math.max(0, length - 1) / room);
    filled = length % room === 0 && length > 0 ? room : length % room;
  }
  return lines;
}
