import type { BudgetVariance } from "@springtide/contracts";
import type { ShiftFile } from "../export/shift-file.ts";
import { type Table, tableLines, type TableRow } from "../tables/write-table.ts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { varianceSheet } from "./variance-sheet.ts";
import { bookedSheet, varianceSources, type VarianceSources } from "./variance-sources.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** Actual against budget as a file: a table of months and sums, or a workbook with formulas, the booked costs and where all of it comes from. */
export function varianceFile(
  variance: BudgetVariance,
  sources: VarianceSources,
  { format, madeAt }: { readonly format: "csv" | "xlsx"; readonly madeAt: Date },
): ShiftFile {
  const name = `${variance.shop}-variance${variance.budgetPlan === null ? "" : `-plan-${String(variance.budgetPlan)}`}.${format}`;
  if (format === "csv") {
    const text = [...tableLines(varianceTable(variance, sources))].join("");
    return { name, mediaType: "text/csv; charset=utf-8", bytes: Buffer.from(text) };
  }
  const title = `${sources.budgeted.plan.shop.name}: actual against budget`;
  const sheets = [
    readMe(variance, title),
    varianceSheet(variance, title),
    bookedSheet(sources.booked, variance.currency, title),
    varianceSources(sources, variance.remarks, title),
  ];
  return { name, mediaType: XLSX, bytes: xlsxFile({ title, madeAt, sheets }) };
}

/** One row for each month, then what is booked to date and the season; each row names its plan and seed, so that it can stand alone. */
function varianceTable(variance: BudgetVariance, { budgeted, newest }: VarianceSources): Table {
  const { order, months, toDate, season, currency, budgetPlan } = variance;
  const money = (amount: number): string => amount.toFixed(2);
  const source = [currency, budgetPlan ?? "", newest.version ?? "", budgeted.plan.seed];
  const sum = (of: BudgetVariance["season"]): TableRow => [
    ...[money(of.budget), "", money(of.expected), money(of.difference)],
    ...order.map((part) => money(of.parts[part])),
    ...source,
  ];
  return {
    header: [
      ...["section", "month", "contacts_budgeted", "contacts", "budget", "actual", "expected", "difference"],
      ...order,
      ...["currency", "budget_plan", "newest_plan", "seed"],
    ],
    rows: [
      ...months.map((month): TableRow => [
        ...[month.isBooked ? "booked" : "expected", month.month, month.contactsBudgeted, month.contacts],
        ...[money(month.budget), month.actual === null ? "" : money(month.actual), money(month.expected)],
        money(month.difference),
        ...order.map((part) => money(month.parts[part])),
        ...source,
      ]),
      ["to-date", "", "", "", ...sum(toDate)],
      ["season", "", "", "", ...sum(season)],
    ],
  };
}

function readMe({ currency }: BudgetVariance, title: string): WorkbookSheet {
  const sentences = [
    `All amounts in ${currency}, net of tax. Ledger cost alone: value at stake is in none of them.`,
    "Each cause is what replacing the plan's figure by the actual one does, those before it replaced already: timing first, other last. Together they are the difference, to the cent.",
    "Months that are not booked are expected: the budget for the contacts that the newest plan expects of them.",
    "Differences and sums are formulas; the figures are those that the page shows.",
  ];
  return plainSheet({
    ...{ name: "Read me", footer: title, widths: [120], isFiltered: false, frozen: { rows: 0, columns: 0 } },
    rows: [
      [{ value: title, style: "title" }],
      ...sentences.map((value): WorkbookCell[] => [{ value, style: "wrapped" }]),
    ],
  });
}
