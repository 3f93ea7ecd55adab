import type { Dispute, Statement } from "@springtide/contracts";
import { shortCheck } from "../request/seal.ts";
import type { CellStyle } from "../workbook/cell-styles.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { STATEMENT_COLUMNS, type StatementColumn, type StatementRow, statementRows } from "./statement-rows.ts";

/** The sheets of a statement: what it is, its lines with their total, and what the two sides saw differently. */
export function statementSheets(statement: Statement): WorkbookSheet[] {
  const footer = `${titleOf(statement)}, check ${shortCheck(statement.checksum)}`;
  const rows = statementRows(statement);
  return [
    readMe(statement, footer),
    linesSheet(statement, rows, footer),
    ...(statement.disputes.length === 0 ? [] : [disputesSheet(statement.disputes, footer)]),
  ];
}

/** What a statement is called. */
export function titleOf({ client, partnerName, month, agreement }: Statement): string {
  return `${partnerName} to ${client}: ${agreement}, ${month}`;
}

const STYLES: Readonly<Record<StatementColumn["unit"], CellStyle>> = {
  text: "text",
  count: "count",
  hours: "hours",
  units: "price",
  price: "price",
  money: "money",
};

function linesSheet(statement: Statement, rows: readonly StatementRow[], footer: string): WorkbookSheet {
  const cells = rows.map((row) =>
    STATEMENT_COLUMNS.map(({ unit, cell }): WorkbookCell => {
      const value = cell(row, statement);
      const told = unit === "price" ? Number(value) : value;
      return { value: told === "" ? null : told, style: told === "" ? "text" : STYLES[unit] };
    }),
  );
  return {
    ...{ name: "Statement lines", footer, isLandscape: true, isProtected: false, isFiltered: true, isShaded: false },
    widths: STATEMENT_COLUMNS.map(({ name, unit }) =>
      /^(start|end|words)$/.test(name) ? 27 : unit === "text" ? 16 : 12,
    ),
    rows: [
      STATEMENT_COLUMNS.map(({ name }): WorkbookCell => ({ value: name, style: "header" })),
      ...cells,
      totalRow(rows, statement),
    ],
    frozen: { rows: 1, columns: 1 },
    rules: [],
  };
}

/** Sums as formulas, each with what it comes to. */
function totalRow(rows: readonly StatementRow[], statement: Statement): WorkbookCell[] {
  return STATEMENT_COLUMNS.map(({ name, unit, cell }, at): WorkbookCell => {
    if (at === 0) return { value: "Total", style: "total" };
    if (unit !== "money" && unit !== "hours") return { value: null, style: "total" };
    const sum = rows.reduce((all, row) => all + (Number(cell(row, statement)) || 0), 0);
    const comesTo = Math.round(sum * 1e6) / 1e6;
    if (rows.length === 0) return { value: 0, style: unit === "money" ? "moneyTotal" : "hours" };
    const letter = letterOf(at);
    const formula = `SUM(${letter}2:${letter}${rows.length + 1})`;
    return { value: { formula, comesTo }, style: name === "amount" ? "moneyTotal" : "hours" };
  });
}

/** A to Z are enough for the columns there are. */
function letterOf(column: number): string {
  return String.fromCharCode("A".charCodeAt(0) + column);
}

function readMe(statement: Statement, footer: string): WorkbookSheet {
  const { totals, currency, tolerance, tariff, zone, checksum } = statement;
  const money = (cents: number): string => `${(cents / 100).toFixed(2)} ${currency}`;
  const told: readonly (readonly [string, string, string])[] = [
    ["agreement", statement.agreement, "Id that the client's shop file gives it."],
    ["partner", statement.partnerName, ""],
    ["client", statement.client, ""],
    ["month", statement.month, `Of service, on the clock of ${zone}.`],
    [
      "tolerance",
      `${tolerance * 100} %`,
      "Where what came differs from what was confirmed by no more, all of it is billed.",
    ],
    ["tariff", `${tariff.unit}, by ${tariff.period}`, "What is counted, and over what prices by quantity are."],
    ["work", money(totals.workCents), "Sum of the lines of work."],
    ["charges", money(totals.chargeCents), "Sum of all else."],
    ["net", money(totals.netCents), "Net of VAT. The legal invoice comes from the partner's own system."],
    ["final", statement.isFinal ? "yes" : "no", "Whether nothing is open any more."],
    ["checksum", checksum, "The same in every format of the same statement."],
  ];
  const row = (name: string, value: string, meaning: string): WorkbookCell[] => [
    { value: name, style: "label" },
    { value, style: "wrapped" },
    { value: meaning, style: "note" },
  ];
  return {
    ...{ name: "Read me", footer, isLandscape: true, isProtected: true, isFiltered: false, isShaded: false, rules: [] },
    widths: [24, 44, 90],
    rows: [
      [{ value: `Settlement: ${titleOf(statement)}`, style: "title" }],
      ...statement.remarks.map((remark): WorkbookCell[] => [{ value: remark, style: "text" }]),
      [],
      [{ value: "What this file says of itself", style: "label" }],
      ...told.map(([name, value, meaning]) => row(name, value, meaning)),
      [],
      [{ value: "Columns of the sheet Statement lines", style: "label" }],
      ...STATEMENT_COLUMNS.map(({ name, unit, meaning }) => row(name, unit, meaning)),
    ],
    frozen: { rows: 0, columns: 0 },
  };
}

function disputesSheet(disputes: readonly Dispute[], footer: string): WorkbookSheet {
  const header = ["dispute", "line_id", "by", "state", "stated", "should_be", "reason", "answer", "at", "decided_at"];
  const text = (value: string | null): WorkbookCell => ({ value, style: "text" });
  return {
    ...{
      name: "Disputes",
      footer,
      isLandscape: true,
      isProtected: false,
      isFiltered: true,
      isShaded: false,
      rules: [],
    },
    widths: [9, 16, 10, 11, 12, 12, 40, 40, 25, 25],
    rows: [
      header.map((value): WorkbookCell => ({ value, style: "header" })),
      ...disputes.map((one): WorkbookCell[] => [
        { value: one.dispute, style: "count" },
        ...[one.line, one.by, one.state].map(text),
        { value: one.statedCents / 100, style: "money" },
        { value: one.cents / 100, style: "money" },
        ...[one.reason, one.answer, one.at, one.decidedAt].map(text),
      ]),
    ],
    frozen: { rows: 1, columns: 1 },
  };
}
