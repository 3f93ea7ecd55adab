import type { MonthEnd } from "@springtide/contracts";
import type { ShiftFile } from "../export/shift-file.ts";
import { jsonText, type Table, tableLines, type TableRow } from "../tables/write-table.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import { monthEndSheets } from "./month-end-sheets.ts";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** A month's end as a file: a table for the import of a journal, a workbook whose totals are formulas, or the document itself. */
export function monthEndFile(monthEnd: MonthEnd, format: "csv" | "xlsx" | "json", madeAt: Date): ShiftFile {
  const name = `month-end-${monthEnd.period.month}.${format}`;
  if (format === "json") return { name, mediaType: "application/json", bytes: Buffer.from(jsonText(monthEnd)) };
  if (format === "csv")
    return {
      name,
      mediaType: "text/csv; charset=utf-8",
      bytes: Buffer.from([...tableLines(monthEndTable(monthEnd))].join("")),
    };
  const title = `Month end ${monthEnd.period.month}`;
  return { name, mediaType: XLSX, bytes: xlsxFile({ title, madeAt, sheets: monthEndSheets(monthEnd, madeAt, title) }) };
}

const HEADER = [
  ...["period", "booked_on", "reverses_on", "section", "kind", "basis", "shop", "supplier", "subject", "cost_centre"],
  ...[
    "account",
    "hours",
    "units",
    "unit",
    "earned",
    "invoiced",
    "net",
    "non_recoverable_tax",
    "total",
    "currency",
    "words",
  ],
] as const;

/** One row for each line: accruals first, then provisions. */
function monthEndTable({ period, lines, provisions: owed }: MonthEnd): Table {
  const money = (amount: number): string => amount.toFixed(2);
  return {
    header: HEADER,
    rows: [
      ...lines.map((line): TableRow => [
        ...[period.month, period.lastDay, line.reversesOn, "accrual", line.kind, line.basis, line.shop, line.supplier],
        ...[line.agreement, line.costCentre ?? "", line.account ?? "", line.hours, line.units, line.unit],
        ...[money(line.earned), money(line.invoiced), money(line.accrual), money(line.nonRecoverableTax)],
        ...[money(line.total), line.currency, line.basisWords],
      ]),
      ...owed.map((line): TableRow => [
        ...[period.month, period.lastDay, line.reversesOn ?? "", "provision", line.kind, "", line.shop, "", line.team],
        ...[line.costCentre ?? "", line.account ?? "", line.hours, line.hours, "hours"],
        ...[money(line.amount), money(0), money(line.amount), money(0), money(line.amount), line.currency],
        line.basisWords,
      ]),
    ],
  };
}
