import { timeZone } from "@springtide/calendar";
import type { ShiftDocument } from "@springtide/contracts";
import {
  clockText,
  elapsedHours,
  HEADER_COLUMNS,
  LINE_COLUMNS,
  SHIFT_FORMAT,
  type ShiftCell,
} from "../request/shift-columns.ts";
import { positionsOf } from "../request/delta-table.ts";
import { isGone } from "../request/request-delta.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";

/** What the workbook is, for whom, until when it must be answered and how; then what the columns mean. */
export function readMeSheet(document: ShiftDocument, footer: string): WorkbookSheet {
  const { header } = document;
  const told = HEADER_COLUMNS.map((column) => row(column.name, text(column.cell(document)), column.meaning));
  const columns = LINE_COLUMNS.map(({ name, unit, meaning }) => row(name, unit, meaning));
  return {
    name: "Read me",
    widths: [24, 44, 90],
    rows: [
      [{ value: TITLES[header.kind], style: "title" }],
      ...sentences(document).map((sentence): WorkbookCell[] => [{ value: sentence, style: "text" }]),
      [],
      [{ value: "What this file says of itself", style: "label" }],
      row("format", SHIFT_FORMAT, "Layout of the file."),
      row("request_id", header.request.id, "The request; it stays the same in all versions."),
      row("request_version", String(header.request.version), "Version of the request, from 1 on."),
      ...told,
      [],
      [{ value: "Columns of the sheet Request lines", style: "label" }],
      ...columns,
    ],
    frozen: { rows: 0, columns: 0 },
    isLandscape: true,
    isProtected: true,
    isFiltered: false,
    isShaded: false,
    footer,
    rules: [],
  };
}

const TITLES: Readonly<Record<ShiftDocument["header"]["kind"], string>> = {
  request: "Request for positions",
  shifts: "Shifts",
  gap: "Positions that nobody covers yet",
};

function row(name: string, value: string, meaning: string): WorkbookCell[] {
  return [
    { value: name, style: "label" },
    { value, style: "wrapped" },
    { value: meaning, style: "note" },
  ];
}

function sentences({ header, lines }: ShiftDocument): readonly string[] {
  const there = lines.filter((line) => !isGone(line));
  const hours = there.reduce((sum, line) => sum + positionsOf(line) * elapsedHours(line), 0);
  const words = [
    `${header.client} to ${header.partner ?? "whom it concerns"}: ${there.length} lines, ${Math.round(hours * 100) / 100} position-hours. Hours are those that pass: a night with a clock change has one more or one less.`,
    `Every time stands there on the clock of ${header.clientZone} and of ${header.partnerZone}, with its offset from UTC. Start and end in UTC are what counts.`,
  ];
  if (header.kind !== "request") return words;
  return [
    ...words,
    "To answer, fill in the yellow cells of the sheet Request lines (accepted, offered, answer_reason) and send this file back. Nothing else has to be changed, nor should it be.",
    header.answerBy === null
      ? "Each line says until when it must be answered."
      : `Please answer until ${on(header.answerBy, header.clientZone)} (${header.clientZone}), which is ${on(header.answerBy, header.partnerZone)} (${header.partnerZone}).`,
    ...(header.silence === "" ? [] : [`If nothing is said until then: ${header.silence}`]),
  ];
}

function on(instant: string, zone: string): string {
  return timeZone(zone).formatInstant(Date.parse(instant));
}

function text(value: ShiftCell): string {
  if (value === null) return "";
  return typeof value === "object" ? clockText(value) : String(value);
}
