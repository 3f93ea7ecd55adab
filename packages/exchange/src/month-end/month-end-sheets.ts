import type { MonthEnd } from "@springtide/contracts";
import { fittedColumns } from "../workbook/fitted-widths.ts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { journalSheet } from "./journal-sheet.ts";
import {
  ACCRUAL_COLUMNS,
  ACCRUALS,
  FIRST_ROW,
  PROVISION_COLUMNS,
  PROVISIONS,
  type SheetColumn,
} from "./month-end-columns.ts";
import { totalsSheet } from "./totals-sheet.ts";

/** The sheets of a month's end in the order in which they are read. */
export function monthEndSheets(monthEnd: MonthEnd, madeAt: Date, title: string): WorkbookSheet[] {
  return [
    readMe(monthEnd, title),
    tableSheet(ACCRUALS, ACCRUAL_COLUMNS, monthEnd.lines, title),
    journalSheet(monthEnd, title),
    tableSheet(PROVISIONS, PROVISION_COLUMNS, monthEnd.provisions, title),
    totalsSheet(monthEnd, title),
    sourcesSheet(monthEnd, madeAt, title),
  ];
}

function tableSheet<Line>(
  name: string,
  columns: readonly SheetColumn<Line>[],
  lines: readonly Line[],
  footer: string,
): WorkbookSheet {
  const rows = [
    columns.map((column): WorkbookCell => ({ value: column.name, style: "header" })),
    ...lines.map((line, i) =>
      columns.map((column): WorkbookCell => ({ value: column.value(line, i + FIRST_ROW), style: column.style })),
    ),
  ];
  return plainSheet({
    ...{ name, footer, ...fittedColumns(rows, columns.length), isFiltered: lines.length > 0 },
    ...{ frozen: { rows: 1, columns: 1 }, rows },
  });
}

/** What all of it was reckoned from. */
function sourcesSheet({ sources }: MonthEnd, madeAt: Date, footer: string): WorkbookSheet {
  const made = [
    "Written",
    madeAt.toISOString(),
    "Reckoned anew from what is stored each time it is asked for.",
  ] as const;
  const facts = [made, ...sources.map(({ name, value, words }) => [name, value, words] as const)];
  return plainSheet({
    ...{ name: "Sources", footer, widths: [44, 30, 80], isFiltered: false, frozen: { rows: 0, columns: 0 } },
    rows: [
      [{ value: "Sources and assumptions", style: "title" }],
      [],
      ...facts.map(([name, value, words]): WorkbookCell[] => [
        { value: name, style: "label" },
        { value, style: "wrapped" },
        { value: words, style: "note" },
      ]),
    ],
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
