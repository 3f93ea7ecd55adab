import type { LedgerLine } from "@springtide/contracts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { type Driver, factorsOf } from "./drivers.ts";

/** A sheet of ledger lines, and where its columns stand for formulas of others. */
export interface CostSheet {
  readonly sheet: WorkbookSheet;
  readonly name: string;
  readonly lines: readonly LedgerLine[];
  /** Address of a column's cells. */
  readonly range: (column: keyof typeof COLUMNS) => string;
  /** Address of the amounts of some rows, counted from 0. */
  readonly amounts: (from: number, count: number) => string;
  readonly total: number;
}

const COLUMNS = { month: "A", kind: "B", subject: "C", fixed: "D", planned: "H", amount: "K" } as const;
const UNITS = "E";
const PRICE = "F";
const REST = "G";
const UNITS_USED = "I";
const PRICE_USED = "J";
const FIRST_ROW = 2;

/**
 * Ledger lines with live amounts: units and price by the factors of the drivers, rounded to cents once for each line. What units times price does not
 * say of an amount (blocks rounded one by one, and what no unit measures) stands in a column of its own, so that the sheet adds up to the ledger.
 */
export function costSheet(
  name: string,
  lines: readonly LedgerLine[],
  drivers: readonly Driver[],
  footer: string,
): CostSheet {
  const heads = [
    ...["Month", "Kind", "Subject", "Fixed", "Units planned", "Price planned", "Beyond units", "Amount planned"],
    ...["Units", "Price", "Amount"],
  ];
  const last = FIRST_ROW + lines.length - 1;
  const total = totalOf(lines);
  const sheet = plainSheet({
    ...{ name, footer, widths: [11, 18, 20, 8, 15, 15, 14, 17, 13, 13, 15], isFiltered: lines.length > 0 },
    ...{ frozen: { rows: 1, columns: 3 } },
    rows: [
      heads.map((value): WorkbookCell => ({ value, style: "header" })),
      ...lines.map((line, i) => lineRow(line, FIRST_ROW + i, drivers)),
    ],
  });
  const span = (column: string, from: number, to: number): string =>
    `'${name}'!$${column}$${from}:$${column}$${Math.max(from, to)}`;
  return {
    ...{ sheet, name, lines, total },
    range: (column) => span(COLUMNS[column], FIRST_ROW, last),
    amounts: (from, count) => span(COLUMNS.amount, FIRST_ROW + from, FIRST_ROW + from + count - 1),
  };
}

function lineRow(line: LedgerLine, row: number, drivers: readonly Driver[]): WorkbookCell[] {
  const { price, quantity } = factorsOf(drivers, line);
  const rest = line.amount - line.units * line.price;
  return [
    { value: { wallClockMs: Date.parse(`${line.month}-01T00:00:00Z`) }, style: "month" },
    { value: line.kind, style: "text" },
    { value: line.subject, style: "text" },
    { value: line.isFixed ? "yes" : "no", style: "text" },
    { value: line.units, style: "hours" },
    { value: line.price, style: "price" },
    { value: rest, style: "price" },
    { value: line.amount, style: "money" },
    { value: { formula: `${UNITS}${row}*${quantity}`, comesTo: line.units }, style: "hours" },
    { value: { formula: `${PRICE}${row}*${price}`, comesTo: line.price }, style: "price" },
    {
      value: {
        formula: `ROUND(${UNITS_USED}${row}*${PRICE_USED}${row}+${REST}${row}*${quantity}*${price},2)`,
        comesTo: line.amount,
      },
      style: "money",
    },
  ];
}

/** A sum of whole cents. */
export function totalOf(lines: readonly Pick<LedgerLine, "amount">[]): number {
  return lines.reduce((cents, { amount }) => cents + Math.round(amount * 100), 0) / 100;
}
