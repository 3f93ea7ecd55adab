import type { BudgetVariance, VarianceMonth } from "@springtide/contracts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { columnName } from "../workbook/xml-text.ts";

type Part = BudgetVariance["order"][number];
type Sums = BudgetVariance["season"];

/** What each cause is called at the head of its column. */
const CAUSES: Readonly<Record<Part, string>> = {
  timing: "Timing",
  size: "Size",
  aht: "Handling time",
  fill: "Fill",
  mix: "Own or partner",
  rate: "Rate",
  currency: "Currency",
  other: "Other",
};

const BOOKED = "booked";
const EXPECTED = "expected";
const BUDGET_COLUMN = 4;
const EXPECTED_COLUMN = 6;
const FIRST_CAUSE = 8;

/** Months by cause, then what is booked to date and the season: differences and totals are formulas. */
export function varianceSheet(variance: BudgetVariance, footer: string): WorkbookSheet {
  const { order, months, toDate, season, held, currency } = variance;
  const heads = [
    ...["Month", "State", "Contacts budgeted", "Contacts", "Budget", "Actual", "Expected", "Difference"],
    ...order.map((part) => CAUSES[part]),
    "Sum of causes",
  ];
  const last = months.length + 1;
  const range = (column: number): string => `${columnName(column)}$2:${columnName(column)}$${String(last)}`;
  const below = last + 1;
  const states = `$${columnName(1)}$2:$${columnName(1)}$${String(last)}`;
  return plainSheet({
    ...{ name: "Variance", footer, widths: heads.map((_, i) => (i === 0 ? 30 : 15)), isFiltered: false },
    frozen: { rows: 1, columns: 1 },
    rows: [
      heads.map((value): WorkbookCell => ({ value, style: "header" })),
      ...months.map((month, i) => monthCells(month, order, i + 2)),
      totalCells("Booked to date", toDate, order, below, (column) => `SUMIF(${states},"${BOOKED}",${range(column)})`),
      totalCells("Season", season, order, below + 1, (column) => `SUM(${range(column)})`),
      [],
      ...(
        [
          [`Budget of the season, ${currency}`, held.total],
          ["Contingency, held once beside it", held.contingency],
          ["Budget and contingency", held.held],
          ["Mean of the dearest tenth of seasons", held.worstTenth],
        ] as const
      ).map(([label, value]): WorkbookCell[] => [
        { value: label, style: "text" },
        ...[1, 2, 3].map((): WorkbookCell => ({ value: null, style: "text" })),
        { value, style: "money" },
      ]),
    ],
  });
}

function monthCells(month: VarianceMonth, order: BudgetVariance["order"], row: number): WorkbookCell[] {
  const money = (value: number | null): WorkbookCell => ({ value, style: "money" });
  return [
    { value: month.month, style: "text" },
    { value: month.isBooked ? BOOKED : EXPECTED, style: "text" },
    ...[month.contactsBudgeted, month.contacts].map((value): WorkbookCell => ({ value, style: "count" })),
    ...[month.budget, month.actual, month.expected].map(money),
    { value: { formula: lessBudget(row), comesTo: month.difference }, style: "money" },
    ...order.map((part) => money(month.parts[part])),
    { value: { formula: sumOfCauses(order, row), comesTo: month.difference }, style: "money" },
  ];
}

function totalCells(
  label: string,
  sums: Sums,
  order: BudgetVariance["order"],
  row: number,
  sumOf: (column: number) => string,
): WorkbookCell[] {
  const total = (formula: string, comesTo: number): WorkbookCell => ({
    value: { formula, comesTo },
    style: "moneyTotal",
  });
  const summed = (column: number, comesTo: number): WorkbookCell => total(`ROUND(${sumOf(column)},2)`, comesTo);
  const nothing: WorkbookCell = { value: null, style: "total" };
  return [
    { value: label, style: "total" },
    ...[nothing, nothing, nothing],
    summed(BUDGET_COLUMN, sums.budget),
    nothing,
    summed(EXPECTED_COLUMN, sums.expected),
    total(lessBudget(row), sums.difference),
    ...order.map((part, i) => summed(FIRST_CAUSE + i, sums.parts[part])),
    total(sumOfCauses(order, row), sums.difference),
  ];
}

function lessBudget(row: number): string {
  return `ROUND(${columnName(EXPECTED_COLUMN)}${String(row)}-${columnName(BUDGET_COLUMN)}${String(row)},2)`;
}

function sumOfCauses(order: readonly Part[], row: number): string {
  const [first, last] = [FIRST_CAUSE, FIRST_CAUSE + order.length - 1].map(columnName);
  return `ROUND(SUM(${String(first)}${String(row)}:${String(last)}${String(row)}),2)`;
}
