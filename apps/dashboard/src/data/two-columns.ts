/** One row of a pasted table of days and figures. */
interface DayFigure {
  readonly date: string;
  readonly value: number;
}

/** A pasted table read: its rows, or the first line that is none. */
export type TwoColumns =
  | { readonly state: "read"; readonly rows: readonly DayFigure[] }
  | { readonly state: "unread"; readonly line: number; readonly text: string };

/**
 * Reads a table of two columns, a day and a figure, as it is copied from a sheet. A first line without a day is taken for the header.
 * Days are 2026-11-24 or 24.11.2026, as no other way of writing them can be read in one way only.
 */
export function readTwoColumns(text: string): TwoColumns {
  const rows: DayFigure[] = [];
  const lines = text.split(/\r?\n/);
  for (const [at, line] of lines.entries()) {
    if (line.trim() === "") continue;
    const row = rowOf(line);
    if (row !== null) rows.push(row);
    else if (at > 0 || /^\s*\d/.test(line)) return { state: "unread", line: at + 1, text: line };
  }
  return rows.length === 0 ? { state: "unread", line: 1, text: lines[0] ?? "" } : { state: "read", rows };
}

function rowOf(line: string): DayFigure | null {
  const [first = "", second = "", ...more] = line.split(line.includes("\t") ? "\t" : line.includes(";") ? ";" : ",");
  const date = dateOf(first.trim());
  const figure = more.length === 0 ? figureOf(second.trim()) : null;
  return date === null || figure === null ? null : { date, value: figure };
}

function dateOf(text: string): string | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (iso !== null) return text;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  if (dotted === null) return null;
  const [, day = "", month = "", year = ""] = dotted;
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

/** 1234.5, 1234,5, 1.234,50 or 1,234.50: the last mark parts decimals unless three figures follow it. */
function figureOf(text: string): number | null {
  if (!/^\d[\d.,'  ]*$/.test(text)) return null;
  const bare = text.replace(/['  ]/g, "");
  const [, whole = bare, decimals = ""] = /^(.*)[.,](\d{1,2}|\d{4,})$/.exec(bare) ?? [];
  const value = Number(`${whole.replace(/[.,]/g, "")}.${decimals === "" ? "0" : decimals}`);
  return Number.isFinite(value) ? value : null;
}
