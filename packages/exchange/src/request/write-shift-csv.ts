import type { ShiftDocument } from "@springtide/contracts";
import { cell } from "../tables/cell.ts";
import {
  clockText,
  HEADER_COLUMNS,
  LINE_COLUMNS,
  linesInFile,
  SHIFT_FORMAT,
  type ShiftCell,
  type ShiftColumn,
} from "./shift-columns.ts";

/** Spreadsheets take a CSV file for UTF-8 only with this mark in front. */
const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Shifts as CSV (RFC 4180: comma, CRLF, UTF-8 with byte order mark): a row a line, what the file says of itself on every row, so that a
 * partner's system loads one plain table. Without lines there is one row without a line id, which holds the rest. Times carry their offset,
 * text that a spreadsheet would run is disarmed (see `cell`).
 */
export function* shiftCsv(document: ShiftDocument): Generator<string> {
  const columns = [{ name: "format" }, ...LINE_COLUMNS, ...HEADER_COLUMNS];
  yield `${BYTE_ORDER_MARK}${columns.map(({ name }) => name).join(",")}\r\n`;
  const ofHeader = cellsOf(HEADER_COLUMNS, document).join(",");
  if (document.lines.length === 0) yield `${SHIFT_FORMAT}${emptyLine(document)}${ofHeader}\r\n`;
  for (const line of linesInFile(document))
    yield `${SHIFT_FORMAT},${cellsOf(LINE_COLUMNS, line).join(",")},${ofHeader}\r\n`;
}

function cellsOf<Of>(columns: readonly ShiftColumn<Of>[], of: Of): string[] {
  return columns.map((column) => cell(plainCell(column.cell(of))));
}

function plainCell(value: ShiftCell): string | number {
  if (value === null) return "";
  return typeof value === "object" ? clockText(value) : value;
}

/** Only the names of the request itself. */
function emptyLine({ header: { request } }: ShiftDocument): string {
  const told: Readonly<Record<string, string | number>> = { request_id: request.id, request_version: request.version };
  return `,${LINE_COLUMNS.map(({ name }) => cell(told[name] ?? "")).join(",")},`;
}
