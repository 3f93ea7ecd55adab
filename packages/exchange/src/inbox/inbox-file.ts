import { timeZone } from "@springtide/calendar";
import type { Finding } from "@springtide/refusal";
import type { Table, TableRow } from "../tables/write-table.ts";
import { tableLines } from "../tables/write-table.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import type { Inbox } from "./merge-inbox.ts";

const COLUMNS: readonly (readonly [string, string])[] = [
  ["interval_start", "On the clock of the sheet, with its offset from UTC."],
  ["start_utc", "The same in UTC."],
  ["minutes", "Length of the interval."],
  ["skill", "What is to be worked, as clients call it."],
  ["positions", "People logged in at one time, of all clients together."],
  ["firm", "Of these ordered."],
  ["flexible", "Of these ordered, and some may be given back until the forecast is locked."],
  ["option", "Of these reserved."],
  ["clients", "Who asks for how many."],
];

/** The sheet by skill and interval. */
export function inboxTable({ rows, zone, intervalMinutes }: Inbox): Table {
  const clock = timeZone(zone);
  return {
    header: COLUMNS.map(([name]) => name),
    rows: rows.map(({ startMs, skill, positions, byTier, byClient }): TableRow => [
      ...[clock.formatInstant(startMs), new Date(startMs).toISOString(), intervalMinutes, skill, positions],
      ...[byTier.firm, byTier.flexible, byTier.option],
      byClient.map(({ client, positions: of }) => `${client}: ${of}`).join("; "),
    ]),
  };
}

/** What is odd in the files, row by row. */
export function findingsTable(findings: readonly Finding[]): Table {
  return {
    header: ["code", "file", "row", "column", "field", "found", "rule", "remedy"],
    rows: findings.map(({ code, place, found, rule, remedy }): TableRow => [
      ...[code, place.file ?? "", place.row ?? "", place.column ?? "", place.field ?? ""],
      ...[found, rule, remedy],
    ]),
  };
}

/** The inbox as a workbook: what it is, the sheet by skill and interval, the requests in it, and what was found. */
export function inboxWorkbook(inbox: Inbox, madeAt: Date): Uint8Array {
  const { findings, requests } = inbox;
  const footer = `Requests of ${requests.length} files, ${inbox.positionHours} position-hours`;
  const asked: Table = {
    header: ["file", "client", "agreement", "request_id", "request_version", "state", "lines", "answer_by"],
    rows: requests.map(({ file, document: { header, lines } }): TableRow => [
      ...[file, header.client, header.agreement ?? "", header.request.id, header.request.version, header.state],
      ...[lines.length, header.answerBy ?? ""],
    ]),
  };
  return xlsxFile({
    title: footer,
    madeAt,
    sheets: [
      readMe(inbox, footer),
      sheetOf("By skill and interval", inboxTable(inbox), footer),
      sheetOf("Requests", asked, footer),
      ...(findings.length === 0 ? [] : [sheetOf("Findings", findingsTable(findings), footer)]),
    ],
  });
}

/** The sheet as CSV. */
export function inboxCsv(table: Table): Buffer {
  return Buffer.from([...tableLines(table)].join(""));
}

function sheetOf(name: string, { header, rows }: Table, footer: string): WorkbookSheet {
  return {
    ...{ name, footer, isLandscape: true, isProtected: false, isFiltered: true, isShaded: false, rules: [] },
    widths: header.map((column) =>
      /^(interval_start|start_utc|clients|found|rule|remedy|file)$/.test(column) ? 27 : 13,
    ),
    rows: [
      header.map((value): WorkbookCell => ({ value, style: "header" })),
      ...[...rows].map((row) =>
        row.map((value): WorkbookCell => ({
          value: value === "" ? null : value,
          style: typeof value === "number" ? "hours" : "text",
        })),
      ),
    ],
    frozen: { rows: 1, columns: 1 },
  };
}

function readMe({ zone, findings, positionHours, requests }: Inbox, footer: string): WorkbookSheet {
  const words = [
    `${requests.length} requests, ${positionHours} position-hours. Hours are those that pass: a night with a clock change has one more or one less.`,
    `Times are on the clock of ${zone}, with their offsets from UTC; an hour that the clock has twice stands there twice.`,
    findings.length === 0
      ? "Nothing odd was found."
      : `${findings.length} findings stand on the sheet Findings: look at them before you plan anybody.`,
  ];
  return {
    ...{ name: "Read me", footer, isLandscape: true, isProtected: true, isFiltered: false, isShaded: false, rules: [] },
    widths: [24, 90],
    rows: [
      [{ value: "Requests of all clients", style: "title" }],
      ...words.map((value): WorkbookCell[] => [{ value, style: "text" }]),
      [],
      [{ value: "Columns of the sheet By skill and interval", style: "label" }],
      ...COLUMNS.map(([name, meaning]): WorkbookCell[] => [
        { value: name, style: "label" },
        { value: meaning, style: "note" },
      ]),
    ],
    frozen: { rows: 0, columns: 0 },
  };
}
