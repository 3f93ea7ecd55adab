import { nearNames } from "@springtide/contracts/near-names";
import type { ReadingNote, ShiftDocument } from "@springtide/contracts";
import type { ShiftTable } from "./shift-tables.ts";

/** Rows that a partner may put above the table: a title, a greeting. */
const MOST_ROWS_ABOVE = 30;

const KNOWN = [
  "line_id",
  "request_id",
  "request_version",
  "accepted",
  "offered",
  "answer_reason",
  "positions_logged_in",
  "skill",
  "start_utc",
  "end_utc",
  "start_client",
  "end_client",
  "start_partner",
  "end_partner",
  "line_check",
] as const;
export type AnswerColumn = (typeof KNOWN)[number];

/** Other names by which partners call the columns that matter most; blanks, case and hyphens do not count. */
const ALSO: Readonly<Record<string, AnswerColumn>> = {
  line: "line_id",
  lineno: "line_id",
  linenumber: "line_id",
  accept: "accepted",
  accepted: "accepted",
  acceptance: "accepted",
  confirmed: "accepted",
  offer: "offered",
  offeredpositions: "offered",
  positionsoffered: "offered",
  seatsoffered: "offered",
  comment: "answer_reason",
  comments: "answer_reason",
  remark: "answer_reason",
  remarks: "answer_reason",
  answerreason: "answer_reason",
  positions: "positions_logged_in",
  request: "request_id",
  version: "request_version",
};

/** A table in which an answer stands: where its columns are, and its rows. */
export interface AnswerTable {
  readonly table: ShiftTable;
  /** Place of each column that was found, and its name as written. */
  readonly columns: ReadonlyMap<AnswerColumn, { readonly at: number; readonly name: string }>;
  readonly rows: ShiftTable["rows"];
  /** What was taken for granted. */
  readonly notes: readonly ReadingNote[];
}

/** Finds the table of an answer among those that a file may be: the one with most known columns and lines. Null where none has lines of the request. */
export function answerTable(tables: readonly ShiftTable[], request: ShiftDocument): AnswerTable | null {
  const ids = new Set(request.lines.map(({ line }) => line));
  const found = tables.flatMap((table) => {
    const one = columnsOf(table, ids);
    return one === null ? [] : [one];
  });
  const [best] = found.sort((a, b) => b.columns.size - a.columns.size);
  return best ?? null;
}

function columnsOf(table: ShiftTable, ids: ReadonlySet<string>): AnswerTable | null {
  const heads = table.rows.slice(0, MOST_ROWS_ABOVE).map(({ cells }) => namedColumns(cells));
  const [best] = heads
    .map((columns, at) => ({ columns, at }))
    .sort((a, b) => b.columns.size - a.columns.size || a.at - b.at);
  if (best === undefined || best.columns.size === 0) return null;
  const rows = table.rows.slice(best.at + 1);
  const columns = new Map(best.columns);
  const notes: ReadingNote[] = [];
  const named = columns.get("line_id");
  const byContent = columnWithIds(rows, ids);
  if (byContent !== null && (named === undefined || !hasIds(rows, named.at, ids))) {
    const name = table.rows[best.at]?.cells[byContent] ?? "";
    columns.set("line_id", { at: byContent, name });
    notes.push({
      code: "lines-by-column",
      sentence: `The lines are told by the column "${name}": it holds their ids.`,
      values: { column: name },
    });
  }
  for (const [known, { name }] of columns)
    if (name !== known && known !== "line_id")
      notes.push({
        code: "column-read-as",
        sentence: `The column "${name}" is read as ${known}.`,
        values: { column: name, known },
      });
  return columns.has("line_id") ? { table, columns, rows, notes } : null;
}

/** Each known column at the place where its name stands: as it is written first, then under other names, then with slips. */
function namedColumns(cells: readonly string[]): Map<AnswerColumn, { at: number; name: string }> {
  const columns = new Map<AnswerColumn, { at: number; name: string }>();
  const ways: readonly ((name: string) => AnswerColumn | undefined)[] = [
    (name) => KNOWN.find((known) => plain(known) === plain(name)),
    (name) => ALSO[plain(name)],
    (name) => KNOWN.find((known) => name.length > 4 && nearNames(name, [known]).length > 0),
  ];
  const taken = new Set<number>();
  for (const way of ways)
    cells.forEach((name, at) => {
      const known = taken.has(at) || name === "" ? undefined : way(name);
      if (known === undefined || columns.has(known)) return;
      columns.set(known, { at, name });
      taken.add(at);
    });
  return columns;
}

function columnWithIds(rows: ShiftTable["rows"], ids: ReadonlySet<string>): number | null {
  const counts = new Map<number, number>();
  for (const { cells } of rows)
    cells.forEach((cell, at) => {
      if (ids.has(cell)) counts.set(at, (counts.get(at) ?? 0) + 1);
    });
  const [most] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || a - b);
  return most?.[0] ?? null;
}

function hasIds(rows: ShiftTable["rows"], at: number, ids: ReadonlySet<string>): boolean {
  return rows.some(({ cells }) => ids.has(cells[at] ?? ""));
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
}
