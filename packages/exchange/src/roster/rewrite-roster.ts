import type { TimeZone } from "@springtide/calendar";
import { cell } from "../tables/cell.ts";
import type { Delimiter } from "../csv/delimiter.ts";
import { matrixRows } from "./matrix/rewrite-matrix.ts";
import { breakTexts, isSameShift } from "./matrix/shift-text.ts";
import type { RosterFile, RosterLayout, RowNow, ShiftNow } from "./roster-file.ts";

/**
 * The roster file with its shifts as they are now, in the form in which it came: rows and cells without a change stay as they were, other
 * columns and the legend too. In a list a shift of nobody is left out and changed times carry their offset; in a matrix a changed cell
 * holds times, or the code of a shift that only went to somebody else.
 * @param now one for each shift of the file, in its order
 */
export function* rewrittenRoster(file: RosterFile, now: readonly ShiftNow[], zone: TimeZone): Generator<string> {
  const { sheet, layout } = file;
  const rows = layout.form === "list" ? listRows(file, layout, now, zone) : matrixRows(file, layout, now, zone);
  let last = 0;
  for (const { row, cells } of rows) {
    // Rows without anything in them were not read; they part the sheet for the eye.
    yield "\n".repeat(row - last - 1);
    last = row;
    if (cells !== null) yield `${cells.map((text) => delimited(text, sheet.delimiter)).join(sheet.delimiter)}\n`;
  }
}

/** A cell of a file that may be parted otherwise than by comma. */
function delimited(text: string, delimiter: Delimiter): string {
  // A lone dash is a day off, not the start of a formula.
  const written = text === "-" ? text : cell(text);
  return written.includes(delimiter) && !written.startsWith('"') ? `"${written.replaceAll('"', '""')}"` : written;
}

function* listRows(
  { sheet, shifts }: RosterFile,
  { columns }: Extract<RosterLayout, { form: "list" }>,
  now: readonly ShiftNow[],
  zone: TimeZone,
): Generator<RowNow> {
  const width = sheet.rows[0]?.cells.length ?? 0;
  const breaksAt = columns.get("breaks") ?? width;
  const needsColumn = breaksAt === width && now.some((shift) => (shift?.breaks.length ?? 0) > 0);
  const byRow = new Map(shifts.map(({ row }, i) => [row, i]));
  for (const { row, cells } of sheet.rows) {
    const index = byRow.get(row);
    const before = index === undefined ? undefined : shifts[index];
    const after = index === undefined ? undefined : now[index];
    if (after === null) {
      yield { row, cells: null };
      continue;
    }
    const written = [...cells];
    const put = (column: string, text: string): void => {
      written[columns.get(column) ?? breaksAt] = text;
    };
    if (needsColumn) written[breaksAt] = index === undefined ? "breaks" : "";
    if (before !== undefined && after !== undefined) {
      put("person", after.person);
      if (before.startMs !== after.startMs) put("start", zone.formatInstant(after.startMs));
      if (before.endMs !== after.endMs) put("end", zone.formatInstant(after.endMs));
      if (!isSameShift(before, after)) put("breaks", breakTexts(after, zone).join("; "));
    }
    yield { row, cells: Array.from(written, (text: string | undefined) => text ?? "") };
  }
}
