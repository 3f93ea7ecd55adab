import type { ShiftDocument } from "@springtide/contracts";
import { deltaTable } from "../request/delta-table.ts";
import type { LineChange } from "../request/request-delta.ts";
import { isGone } from "../request/request-delta.ts";
import { shortCheck } from "../request/seal.ts";
import { type ClockTime, LINE_COLUMNS, linesInFile, type ShiftCell } from "../request/shift-columns.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import type { CellStyle } from "../workbook/cell-styles.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { daySheet } from "./day-sheet.ts";
import { readMeSheet } from "./read-me-sheet.ts";

const MINUTE_MS = 60_000;
const ANSWERS = new Set(["accepted", "offered", "answer_reason"]);
const WIDTHS: Readonly<Record<string, number>> = {
  line_id: 18,
  skill: 18,
  who: 18,
  reason: 40,
  line_silence: 24,
  answer_reason: 34,
  start_utc: 21,
  end_utc: 21,
  request_id: 24,
  line_check: 19,
};
const FROZEN_COLUMNS = 1;

/**
 * Shifts as an XLSX workbook: what it is and until when it must be answered; the lines, with cells for the answer that alone can be changed;
 * an overview by day and interval; and what changed since the last version. Times are real dates on the client's and on the partner's
 * clock, each with its offset beside it.
 * @param changes since the last version; null where there is none
 */
export function shiftWorkbook(document: ShiftDocument, changes: readonly LineChange[] | null = null): Uint8Array {
  const { header, checksum } = document;
  const title = `${header.client}: ${header.kind} ${header.request.id}, version ${header.request.version}`;
  const footer = `${title} (${header.state}), check ${shortCheck(checksum)}`;
  const days = daySheet(document, footer);
  return xlsxFile({
    title,
    madeAt: new Date(header.madeAt),
    sheets: [
      readMeSheet(document, footer),
      linesSheet(document, footer),
      ...(days === null ? [] : [days]),
      ...(changes === null ? [] : [changesSheet(document, changes, footer)]),
    ],
  });
}

/** One column as the sheet has it: a time takes two, itself and its offset. */
interface SheetColumn {
  readonly name: string;
  readonly width: number;
  readonly isAnswer: boolean;
  readonly isTime: boolean;
}

function columnsOfSheet(): readonly SheetColumn[] {
  return LINE_COLUMNS.flatMap(({ name, unit }): SheetColumn[] => {
    const isTime = unit === "local time";
    const one = { name, width: WIDTHS[name] ?? (isTime ? 17 : 12), isAnswer: ANSWERS.has(name), isTime };
    return isTime ? [one, { name: `${name}_offset`, width: 9, isAnswer: false, isTime: false }] : [one];
  });
}

function linesSheet(document: ShiftDocument, footer: string): WorkbookSheet {
  const columns = columnsOfSheet();
  const placeOf = (name: string): number => columns.findIndex((column) => column.name === name);
  const heads = columns.map(({ name, isAnswer }): WorkbookCell => ({
    value: name,
    style: isAnswer ? "answerHeader" : "header",
  }));
  const rows = [...linesInFile(document)].map((line) => {
    const gone = isGone(line.line);
    return LINE_COLUMNS.flatMap((column) => cellsOf(column.name, column.unit, column.cell(line), gone));
  });
  return {
    name: "Request lines",
    widths: columns.map(({ width }) => width),
    rows: [heads, ...rows],
    frozen: { rows: 1, columns: FROZEN_COLUMNS },
    isLandscape: true,
    isProtected: true,
    isFiltered: true,
    isShaded: false,
    footer,
    rules:
      document.header.kind === "request"
        ? [
            {
              column: placeOf("accepted"),
              rule: { kind: "list", values: ["yes", "no"] },
              title: "Accepted",
              words:
                "yes: all positions come. no: none. Leave it empty and say how many under offered if only a part does.",
            },
            {
              column: placeOf("offered"),
              rule: { kind: "up-to", column: placeOf("positions_logged_in") },
              title: "Offered",
              words: "How many positions come: a whole number, not more than asked for.",
            },
          ]
        : [],
  };
}

function cellsOf(name: string, unit: string, value: ShiftCell, isLineGone: boolean): readonly WorkbookCell[] {
  if (unit === "local time") return timeCells(typeof value === "object" ? value : null);
  if (ANSWERS.has(name)) return [{ value: plain(value), style: name === "offered" ? "answer" : "answerText" }];
  if (typeof value === "number") return [{ value, style: unit === "hours" ? "hours" : "count" }];
  return [{ value: plain(value), style: isLineGone && name === "line_state" ? "gone" : "text" }];
}

function plain(value: ShiftCell): string | number | null {
  return typeof value === "object" ? null : value;
}

/** A clock reading as a date, and its offset: the only thing that tells a repeated hour apart. */
function timeCells(time: ClockTime | null): readonly WorkbookCell[] {
  if (time === null)
    return [
      { value: null, style: "time" },
      { value: null, style: "text" },
    ];
  const wallClockMs = time.ms + time.zone.offsetMinutesAt(time.ms) * MINUTE_MS;
  return [
    { value: { wallClockMs }, style: "time" },
    { value: offsetOf(time), style: "text" },
  ];
}

function offsetOf({ ms, zone }: ClockTime): string {
  return zone.formatInstant(ms).slice(-OFFSET_LETTERS);
}

/** +02:00 */
const OFFSET_LETTERS = 6;

function changesSheet(document: ShiftDocument, changes: readonly LineChange[], footer: string): WorkbookSheet {
  const { header, rows } = deltaTable(document, changes);
  const style = (value: string | number): CellStyle => (typeof value === "number" ? "hours" : "text");
  const lines = [...rows].map((row) => row.map((value): WorkbookCell => ({ value, style: style(value) })));
  const nothing: WorkbookCell[] = [{ value: "Nothing changed since the last version.", style: "text" }];
  return {
    name: "Changes",
    widths: header.map((name) => (/^(start|end)_/.test(name) ? 27 : 15)),
    rows: [
      header.map((value): WorkbookCell => ({ value, style: "header" })),
      ...(lines.length === 0 ? [nothing] : lines),
    ],
    frozen: { rows: 1, columns: FROZEN_COLUMNS },
    isLandscape: true,
    isProtected: false,
    isFiltered: lines.length > 0,
    isShaded: false,
    footer,
    rules: [],
  };
}
