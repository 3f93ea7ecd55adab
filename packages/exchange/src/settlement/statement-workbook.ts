import type { Dispute, Statement } from "@springtide/contracts";
import { shortCheck } from "../request/seal.ts";
import type { CellStyle } from "../workbook/cell-styles.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { fittedColumns } from "../workbook/fitted-widths.ts";
import { columnName } from "../workbook/xml-text.ts";
import { STATEMENT_COLUMNS, type StatementColumn, type StatementRow, statementRows } from "./statement-rows.ts";

/** The sheets of a statement: what it is, its lines with their total, and what the two sides saw differently. */
export function statementSheets(statement: Statement): WorkbookSheet[] {
  const footer = `${titleOf(statement)}, check ${shortCheck(statement.checksum)}`;
  const rows = statementRows(statement);
  return [
    readMe(statement, rows.length, footer),
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
  words: "words",
  day: "day",
  count: "count",
  hours: "hours",
  units: "price",
  price: "price",
  money: "money",
};
const LINES = "Statement lines";
const FIRST_ROW = 2;

/** What a spreadsheet calls a column of the lines. */
function letterOf(name: string): string {
  return columnName(STATEMENT_COLUMNS.findIndex((column) => column.name === name));
}

function linesSheet(statement: Statement, lines: readonly StatementRow[], footer: string): WorkbookSheet {
  const [quantity, price] = [letterOf("quantity"), letterOf("price")];
  const rows = [
    STATEMENT_COLUMNS.map(({ name }): WorkbookCell => ({ value: name, style: "header" })),
    ...lines.map((line, at) =>
      STATEMENT_COLUMNS.map((column): WorkbookCell => {
        const row = at + FIRST_ROW;
        const formula = `ROUND(${quantity}${row}*${price}${row},2)`;
        return lineCell(column, column.cell(line, statement), formula);
      }),
    ),
    totalRow(lines, statement),
  ];
  return {
    ...{ name: LINES, footer, isLandscape: true, isProtected: false, isFiltered: true, isShaded: false, rules: [] },
    ...{ ...fittedColumns(rows, STATEMENT_COLUMNS.length), rows, frozen: { rows: 1, columns: 1 } },
  };
}

/** Amounts are live: quantity times price, rounded once, with what it comes to. */
function lineCell({ name, unit }: StatementColumn, value: string | number, amount: string): WorkbookCell {
  if (value === "") return { value: null, style: unit === "words" ? "words" : "text" };
  const style = STYLES[unit];
  if (name === "amount") return { value: { formula: amount, comesTo: Number(value) }, style };
  if (unit === "price") return { value: Number(value), style };
  if (unit === "day") return { value: { wallClockMs: Date.parse(`${value}T00:00:00Z`) }, style };
  return { value, style };
}

/** Sums as formulas, each with what it comes to. */
function totalRow(rows: readonly StatementRow[], statement: Statement): WorkbookCell[] {
  return STATEMENT_COLUMNS.map(({ name, unit, cell }, at): WorkbookCell => {
    if (at === 0) return { value: "Total", style: "total" };
    if (unit !== "money" && unit !== "hours") return { value: null, style: "total" };
    const sum = rows.reduce((all, row) => all + (Number(cell(row, statement)) || 0), 0);
    const comesTo = unit === "money" ? statement.totals.netCents / 100 : Math.round(sum * 1e6) / 1e6;
    if (rows.length === 0) return { value: 0, style: "moneyTotal" };
    const range = `${letterOf(name)}${FIRST_ROW}:${letterOf(name)}${rows.length + FIRST_ROW - 1}`;
    const formula = unit === "money" ? `ROUND(SUM(${range}),2)` : `SUM(${range})`;
    return { value: { formula, comesTo }, style: "moneyTotal" };
  });
}

type Service = Statement["service"][number];
type Lock = Statement["locks"][number];
/** What a statement says of itself: a name, a value, what it means. */
type Fact = readonly [string, WorkbookCell["value"], string];

function factsOf(statement: Statement, rows: number): Fact[] {
  const { totals, currency, tolerance, tariff, zone, checksum } = statement;
  const range = (name: string): string =>
    `'${LINES}'!$${letterOf(name)}$${FIRST_ROW}:$${letterOf(name)}$${Math.max(rows, 1) + FIRST_ROW - 1}`;
  const sum = (criterion: string, cents: number): WorkbookCell["value"] =>
    rows === 0
      ? 0
      : {
          formula: `ROUND(SUMIF(${range("kind")},"${criterion}",${range("amount")}),2)`,
          comesTo: cents / 100,
        };
  return [
    ["agreement", statement.agreement, "Id that the client's shop file gives it."],
    ["partner", statement.partnerName, ""],
    ["client", statement.client, ""],
    ["month", statement.month, `Of service, on the clock of ${zone}.`],
    [
      "tolerance",
      `${Math.round(tolerance * 1e6) / 1e4} %`,
      "Where what came differs from what was confirmed by no more, all of it is billed.",
    ],
    ["tariff", `${tariff.unit}, by ${tariff.period}`, "What is counted, and over what prices by quantity are."],
    ["work", sum("work", totals.workCents), `${currency}. Sum of the lines of work.`],
    ["charges", sum("<>work", totals.chargeCents), `${currency}. Sum of all else.`],
    [
      "net",
      rows === 0 ? 0 : { formula: `ROUND(SUM(${range("amount")}),2)`, comesTo: totals.netCents / 100 },
      `${currency}. Net of VAT. The legal invoice comes from the partner's own system.`,
    ],
    ...statement.service.map(serviceFact),
    ...statement.locks.map(lockFact),
    ["final", statement.isFinal ? "yes" : "no", "Whether nothing is open any more."],
    [
      "final since",
      statement.sealed?.at ?? "",
      "Terms are those of that moment; later ones change nothing of the month.",
    ],
    ["checksum", checksum, "The same in every format of the same statement."],
  ];
}

function serviceFact({ period, basis, level, inTimeContacts, offeredContacts, knownShare, typed }: Service): Fact {
  const contacts =
    offeredContacts === null
      ? "Nobody recorded contacts."
      : `${inTimeContacts ?? 0} of ${offeredContacts} contacts in time, as recorded for ${percent(knownShare)} of the time with seats agreed.`;
  const by =
    typed === null
      ? ""
      : ` ${typed.basis}: recorded by hand${typed.by === null ? "" : ` by ${typed.by}`}${typed.at === null ? "" : ` on ${typed.at.slice(0, 10)}`}.`;
  return [`service ${period}`, level === null ? "not known" : `${percent(level)} (${basis})`, `${contacts}${by}`];
}

function lockFact({ firstDay, lastDay, lockBy, source, unitsSource, lockedContacts, leastUnits }: Lock): Fact {
  const named = (of: { readonly kind: string; readonly version: number | null; readonly at: string }): string =>
    `${of.kind}${of.version === null ? "" : ` ${of.version}`} of ${of.at}`;
  return [
    `locked ${firstDay} to ${lastDay}`,
    source === null ? "no forecast" : `${lockedContacts ?? 0} contacts: ${named(source)}`,
    `Locked on ${lockBy}.${unitsSource === null ? "" : ` At least ${leastUnits ?? 0} units are billed: ${named(unitsSource)}${unitsSource.requests.map((one) => `, ${one}`).join("")}.`}`,
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 1e4) / 100} %`;
}

function readMe(statement: Statement, rows: number, footer: string): WorkbookSheet {
  const row = ([name, value, meaning]: Fact): WorkbookCell[] => [
    { value: name, style: "label" },
    { value, style: typeof value === "string" ? "wrapped" : "moneyTotal" },
    { value: meaning, style: "note" },
  ];
  return {
    ...{ name: "Read me", footer, isLandscape: true, isProtected: true, isFiltered: false, isShaded: false, rules: [] },
    widths: [24, 44, 90],
    rows: [
      [{ value: `Settlement: ${titleOf(statement)}`, style: "title" }],
      ...statement.remarks.map((remark): WorkbookCell[] => [{ value: remark, style: "aside" }]),
      [],
      [{ value: "What this file says of itself", style: "label" }],
      ...factsOf(statement, rows).map(row),
      [],
      [{ value: `Columns of the sheet ${LINES}`, style: "label" }],
      ...STATEMENT_COLUMNS.map(({ name, unit, meaning }) => row([name, unit, meaning])),
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
