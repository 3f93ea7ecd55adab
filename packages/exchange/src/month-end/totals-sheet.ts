import type { MonthEnd } from "@springtide/contracts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { columnName } from "../workbook/xml-text.ts";
import { ACCRUAL_COLUMNS, ACCRUALS, PROVISION_COLUMNS, PROVISIONS, type SheetColumn } from "./month-end-columns.ts";

/** By currency, as sums over the other sheets. */
export function totalsSheet({ totals: sums, lines, provisions: owed }: MonthEnd, footer: string): WorkbookSheet {
  const column = <Line>(columns: readonly SheetColumn<Line>[], name: string): string =>
    columnName(columns.findIndex((one) => one.name === name));
  const sumIf = (sheet: string, rows: number, currency: string, amount: string, row: number): string => {
    const range = (letter: string): string => `'${sheet}'!$${letter}$2:$${letter}$${Math.max(2, rows + 1)}`;
    return `ROUND(SUMIF(${range(currency)},$A${row},${range(amount)}),2)`;
  };
  const heads = ["Currency", "Earned", "Invoiced", "Net", "Lost tax", "To book", "Provisions"];
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
      ofLines("Net", sum.accrual),
      ofLines("Lost tax", sum.nonRecoverableTax),
      ofLines("To book", sum.total),
      { value: { formula, comesTo: sum.provisions }, style: "money" },
    ];
  });
  return plainSheet({
    ...{ name: "Totals", footer, widths: heads.map(() => 21), isFiltered: false, frozen: { rows: 1, columns: 1 } },
    rows: [heads.map((value): WorkbookCell => ({ value, style: "header" })), ...rows],
  });
}
