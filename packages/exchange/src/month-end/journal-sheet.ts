import type { AccrualLine, MonthEnd } from "@springtide/contracts";
import { fittedColumns } from "../workbook/fitted-widths.ts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { columnName } from "../workbook/xml-text.ts";
import { accrualColumn, ACCRUALS, dayOf, FIRST_ROW } from "./month-end-columns.ts";

/** What is booked together: by currency, cost centre, account and supplier, as sums over the lines. */
export function journalSheet({ lines }: MonthEnd, footer: string): WorkbookSheet {
  const keys = ["Currency", "Cost centre", "Account", "Supplier", "Reverses on"] as const;
  const amounts = ["Net", "Lost tax", "To book"] as const;
  const keyOf = ({ currency, costCentre, account, supplierName, reversesOn }: AccrualLine): string =>
    JSON.stringify([currency, costCentre, account, supplierName, reversesOn]);
  const groups = [...new Set(lines.map(keyOf))].toSorted().map((key) => lines.filter((line) => keyOf(line) === key));
  const range = (name: string): string => {
    const letter = accrualColumn(name);
    return `'${ACCRUALS}'!$${letter}$${FIRST_ROW}:$${letter}$${Math.max(1, lines.length) + FIRST_ROW - 1}`;
  };
  const rows = [
    [...keys, ...amounts].map((value): WorkbookCell => ({ value, style: "header" })),
    ...groups.map((alike, i): WorkbookCell[] => {
      const [first] = alike;
      const row = i + FIRST_ROW;
      const told = [first?.currency, first?.costCentre, first?.account, first?.supplierName];
      // Told apart whole: by SUMIFS "047" and "47" would be one.
      const asked = told.map((_, at) => `EXACT(${range(keys[at] ?? "")},$${columnName(at)}${row})`).join("*");
      return [
        ...told.map((value): WorkbookCell => ({ value: value ?? null, style: "text" })),
        { value: dayOf(first?.reversesOn ?? null), style: "day" },
        ...amounts.map((name): WorkbookCell => {
          const sum = alike.reduce((cents, line) => cents + Math.round(AMOUNTS[name](line) * 100), 0) / 100;
          const formula = `ROUND(SUMPRODUCT(${asked}*${range(name)}),2)`;
          return { value: { formula, comesTo: sum }, style: name === "To book" ? "moneyTotal" : "money" };
        }),
      ];
    }),
  ];
  return plainSheet({
    ...{ name: "Journal", footer, ...fittedColumns(rows, keys.length + amounts.length), isFiltered: groups.length > 0 },
    ...{ frozen: { rows: 1, columns: 0 }, rows },
  });
}

const AMOUNTS: Readonly<Record<"Net" | "Lost tax" | "To book", (line: AccrualLine) => number>> = {
  Net: ({ accrual }) => accrual,
  "Lost tax": ({ nonRecoverableTax }) => nonRecoverableTax,
  "To book": ({ total }) => total,
};
