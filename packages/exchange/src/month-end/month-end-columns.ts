import type { AccrualLine, ProvisionLine } from "@springtide/contracts";
import type { CellStyle } from "../workbook/cell-styles.ts";
import type { WorkbookCell } from "../workbook/workbook-sheet.ts";
import { columnName } from "../workbook/xml-text.ts";

/** A column of a sheet: what stands in it, and how it looks. */
export interface SheetColumn<Line> {
  readonly name: string;
  readonly style: CellStyle;
  readonly value: (line: Line, row: number) => WorkbookCell["value"];
}

/** Row of the first line, from 1. */
export const FIRST_ROW = 2;

/** A day as a spreadsheet counts it. */
export function dayOf(iso: string | null): WorkbookCell["value"] {
  return iso === null ? null : { wallClockMs: Date.parse(`${iso}T00:00:00Z`) };
}

/** Names of the sheets that others read. */
export const ACCRUALS = "Not invoiced";
export const PROVISIONS = "Provisions";

/** What a spreadsheet calls a column of the accruals. */
export function accrualColumn(name: string): string {
  return columnName(ACCRUAL_COLUMNS.findIndex((column) => column.name === name));
}

/** The columns of what was delivered and not invoiced. */
export const ACCRUAL_COLUMNS: readonly SheetColumn<AccrualLine>[] = [
  { name: "Supplier", style: "text", value: ({ supplierName }) => supplierName },
  { name: "Shop", style: "text", value: ({ shop }) => shop },
  { name: "Agreement", style: "text", value: ({ agreement }) => agreement },
  { name: "Cost centre", style: "text", value: ({ costCentre }) => costCentre },
  { name: "Account", style: "text", value: ({ account }) => account },
  { name: "Kind", style: "text", value: ({ kind }) => kind },
  { name: "Basis", style: "text", value: ({ basis }) => basis },
  { name: "Seat-hours", style: "hours", value: ({ hours }) => hours },
  { name: "Units", style: "hours", value: ({ units }) => units },
  { name: "Unit", style: "text", value: ({ unit }) => unit },
  { name: "Earned", style: "money", value: ({ earned }) => earned },
  { name: "Invoiced", style: "money", value: ({ invoiced }) => invoiced },
  {
    name: "Net",
    style: "money",
    value: ({ accrual }, row) => ({
      formula: `ROUND(${accrualColumn("Earned")}${row}-${accrualColumn("Invoiced")}${row},2)`,
      comesTo: accrual,
    }),
  },
  { name: "Tax", style: "text", value: ({ taxTreatment }) => taxTreatment },
  { name: "Tax rate", style: "share", value: ({ taxRateShare }) => taxRateShare },
  { name: "Not given back", style: "share", value: ({ nonRecoverableShare }) => nonRecoverableShare },
  {
    name: "Lost tax",
    style: "money",
    value: ({ nonRecoverableTax }, row) => ({
      formula: `ROUND(${["Net", "Tax rate", "Not given back"].map((name) => `${accrualColumn(name)}${row}`).join("*")},2)`,
      comesTo: nonRecoverableTax,
    }),
  },
  {
    name: "To book",
    style: "money",
    value: ({ total }, row) => ({
      formula: `ROUND(${accrualColumn("Net")}${row}+${accrualColumn("Lost tax")}${row},2)`,
      comesTo: total,
    }),
  },
  { name: "Currency", style: "text", value: ({ currency }) => currency },
  { name: "Reverses on", style: "day", value: ({ reversesOn }) => dayOf(reversesOn) },
  { name: "Rests on", style: "words", value: ({ basisWords }) => basisWords },
];

/** The columns of hours that people are owed. */
export const PROVISION_COLUMNS: readonly SheetColumn<ProvisionLine>[] = [
  { name: "Team", style: "text", value: ({ team }) => team },
  { name: "Shop", style: "text", value: ({ shop }) => shop },
  { name: "Cost centre", style: "text", value: ({ costCentre }) => costCentre },
  { name: "Account", style: "text", value: ({ account }) => account },
  { name: "Kind", style: "text", value: ({ kind }) => kind },
  { name: "People", style: "count", value: ({ people }) => people },
  { name: "Hours", style: "hours", value: ({ hours }) => hours },
  { name: "Price of an hour", style: "price", value: ({ pricePerHour }) => pricePerHour },
  { name: "Amount", style: "money", value: ({ amount }) => amount },
  { name: "Currency", style: "text", value: ({ currency }) => currency },
  { name: "Reverses on", style: "day", value: ({ reversesOn }) => dayOf(reversesOn) },
  { name: "Rests on", style: "words", value: ({ basisWords }) => basisWords },
];
