import type { AccrualLine, MonthEnd, ProvisionLine } from "@springtide/contracts";
import type { ShiftFile } from "../export/shift-file.ts";
import { jsonText, type Table, tableLines, type TableRow } from "../tables/write-table.ts";
import type { CellStyle } from "../workbook/cell-styles.ts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import { xlsxFile } from "../workbook/workbook.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { columnName } from "../workbook/xml-text.ts";

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
  const sheets = [
    readMe(monthEnd, title),
    accruals(monthEnd, title),
    provisions(monthEnd, title),
    totals(monthEnd, title),
  ];
  return { name, mediaType: XLSX, bytes: xlsxFile({ title, madeAt, sheets }) };
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

/** A column of a sheet: what stands in it, how it looks, and how wide it is. */
interface Column<Line> {
  readonly name: string;
  readonly width: number;
  readonly style: CellStyle;
  readonly value: (line: Line, row: number) => WorkbookCell["value"];
}

const day = (iso: string | null): WorkbookCell["value"] =>
  iso === null ? null : { wallClockMs: Date.parse(`${iso}T00:00:00Z`) };

/** Places of the columns that formulas read. */
const EARNED = "K";
const INVOICED = "L";
const NET = "M";
const TAX = "N";
const ACCRUALS = "Not invoiced";
const PROVISIONS = "Provisions";

const ACCRUAL_COLUMNS: readonly Column<AccrualLine>[] = [
  { name: "Supplier", width: 20, style: "text", value: ({ supplierName }) => supplierName },
  { name: "Shop", width: 14, style: "text", value: ({ shop }) => shop },
  { name: "Agreement", width: 16, style: "text", value: ({ agreement }) => agreement },
  { name: "Cost centre", width: 13, style: "text", value: ({ costCentre }) => costCentre },
  { name: "Account", width: 11, style: "text", value: ({ account }) => account },
  { name: "Kind", width: 13, style: "text", value: ({ kind }) => kind },
  { name: "Basis", width: 18, style: "text", value: ({ basis }) => basis },
  { name: "Seat-hours", width: 12, style: "hours", value: ({ hours }) => hours },
  { name: "Units", width: 12, style: "hours", value: ({ units }) => units },
  { name: "Unit", width: 17, style: "text", value: ({ unit }) => unit },
  { name: "Earned", width: 14, style: "money", value: ({ earned }) => earned },
  { name: "Invoiced", width: 14, style: "money", value: ({ invoiced }) => invoiced },
  {
    name: "Not invoiced",
    width: 14,
    style: "money",
    value: ({ accrual }, row) => ({ formula: `ROUND(${EARNED}${row}-${INVOICED}${row},2)`, comesTo: accrual }),
  },
  { name: "Non-recoverable tax", width: 21, style: "money", value: ({ nonRecoverableTax }) => nonRecoverableTax },
  {
    name: "To book",
    width: 14,
    style: "money",
    value: ({ total }, row) => ({ formula: `ROUND(${NET}${row}+${TAX}${row},2)`, comesTo: total }),
  },
  { name: "Currency", width: 10, style: "text", value: ({ currency }) => currency },
  { name: "Reverses on", width: 13, style: "day", value: ({ reversesOn }) => day(reversesOn) },
  { name: "Rests on", width: 90, style: "text", value: ({ basisWords }) => basisWords },
];

const PROVISION_COLUMNS: readonly Column<ProvisionLine>[] = [
  { name: "Team", width: 18, style: "text", value: ({ team }) => team },
  { name: "Shop", width: 14, style: "text", value: ({ shop }) => shop },
  { name: "Cost centre", width: 13, style: "text", value: ({ costCentre }) => costCentre },
  { name: "Account", width: 11, style: "text", value: ({ account }) => account },
  { name: "Kind", width: 15, style: "text", value: ({ kind }) => kind },
  { name: "People", width: 9, style: "count", value: ({ people }) => people },
  { name: "Hours", width: 11, style: "hours", value: ({ hours }) => hours },
  { name: "Price of an hour", width: 17, style: "price", value: ({ pricePerHour }) => pricePerHour },
  { name: "Amount", width: 14, style: "money", value: ({ amount }) => amount },
  { name: "Currency", width: 10, style: "text", value: ({ currency }) => currency },
  { name: "Reverses on", width: 13, style: "day", value: ({ reversesOn }) => day(reversesOn) },
  { name: "Rests on", width: 90, style: "text", value: ({ basisWords }) => basisWords },
];

function accruals({ lines }: MonthEnd, footer: string): WorkbookSheet {
  return tableSheet(ACCRUALS, ACCRUAL_COLUMNS, lines, footer);
}

function provisions({ provisions: owed }: MonthEnd, footer: string): WorkbookSheet {
  return tableSheet(PROVISIONS, PROVISION_COLUMNS, owed, footer);
}

function tableSheet<Line>(
  name: string,
  columns: readonly Column<Line>[],
  lines: readonly Line[],
  footer: string,
): WorkbookSheet {
  const rows = lines.map((line, i) =>
    columns.map((column): WorkbookCell => ({ value: column.value(line, i + 2), style: column.style })),
  );
  return plainSheet({
    ...{ name, footer, widths: columns.map(({ width }) => width), isFiltered: lines.length > 0 },
    frozen: { rows: 1, columns: 1 },
    rows: [columns.map((column): WorkbookCell => ({ value: column.name, style: "header" })), ...rows],
  });
}

/** By currency, as sums over the other sheets. */
function totals({ totals: sums, lines, provisions: owed }: MonthEnd, footer: string): WorkbookSheet {
  const column = <Line>(columns: readonly Column<Line>[], name: string): string =>
    columnName(columns.findIndex((one) => one.name === name));
  const sumIf = (sheet: string, rows: number, currency: string, amount: string, row: number): string => {
    const range = (letter: string): string => `'${sheet}'!$${letter}$2:$${letter}$${Math.max(2, rows + 1)}`;
    return `ROUND(SUMIF(${range(currency)},$A${row},${range(amount)}),2)`;
  };
  const heads = ["Currency", "Earned", "Invoiced", "Not invoiced", "Non-recoverable tax", "To book", "Provisions"];
  const rows = sums.map((sum, i): WorkbookCell[] => {
    const row = i + 2;
    const ofLines = (name: string, comesTo: number): WorkbookCell => {
      const [currency, amount] = [column(ACCRUAL_COLUMNS, "Currency"), column(ACCRUAL_COLUMNS, name)];
      return { value: { formula: sumIf(ACCRUALS, lines.length, currency, amount, row), comesTo }, style: "money" };
    };
    const [currency, amount] = [column(PROVISION_COLUMNS, "Currency"), column(PROVISION_COLUMNS, "Amount")];
    const formula = sumIf(PROVISIONS, owed.length, currency, amount, row);
    return [
      { value: sum.currency, style: "total" },
      ofLines("Earned", sum.earned),
      ofLines("Invoiced", sum.invoiced),
      ofLines("Not invoiced", sum.accrual),
      ofLines("Non-recoverable tax", sum.nonRecoverableTax),
      ofLines("To book", sum.total),
      { value: { formula, comesTo: sum.provisions }, style: "money" },
    ];
  });
  return plainSheet({
    ...{ name: "Totals", footer, widths: heads.map(() => 21), isFiltered: false, frozen: { rows: 1, columns: 1 } },
    rows: [heads.map((value): WorkbookCell => ({ value, style: "header" })), ...rows],
  });
}

function readMe({ period, isOver, remarks }: MonthEnd, footer: string): WorkbookSheet {
  const sentence = (value: string): WorkbookCell[] => [{ value, style: "wrapped" }];
  return plainSheet({
    ...{ name: "Read me", footer, widths: [110], isFiltered: false, frozen: { rows: 0, columns: 0 } },
    rows: [
      [{ value: `Month end ${period.month}`, style: "title" }],
      sentence(
        `From ${period.firstDay} to ${period.lastDay}: period ${period.number} of the fiscal year ${period.fiscalYear}${isOver ? "" : ", which is not over"}.`,
      ),
      sentence(
        `Service is parted at midnight of each partner's own clock. Lines of "${ACCRUALS}" are reversed on the day named; amounts are net of tax, in each shop's currency.`,
      ),
      sentence("Sums and differences are formulas; the figures are those that the page shows, to the cent."),
      [],
      ...(remarks.length === 0 ? [] : [[{ value: "What to know of it", style: "label" } satisfies WorkbookCell]]),
      ...remarks.map(sentence),
    ],
  });
}
