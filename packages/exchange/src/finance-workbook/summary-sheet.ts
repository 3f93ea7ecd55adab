import type { PricedEconomics } from "@springtide/contracts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import type { CellFormula, WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { type CostSheet, totalOf } from "./cost-sheet.ts";
import type { SeasonsSheet } from "./seasons-sheet.ts";

/** The cost sheets of a workbook; null where a plan has no such answer. */
export interface CostSheets {
  readonly cover: CostSheet;
  readonly rules: CostSheet | null;
  readonly budget: CostSheet | null;
  readonly seasons: SeasonsSheet | null;
}

/** Totals that follow the drivers, with what was planned beside them; then months and kinds. */
export function summarySheet(
  priced: PricedEconomics,
  sheets: CostSheets,
  { currency, footer }: { readonly currency: string; readonly footer: string },
): WorkbookSheet {
  const answers = [sheets.cover, sheets.rules, sheets.budget].flatMap((one) => one ?? []);
  const columns = ["B", "C", "D"];
  const rows: WorkbookCell[][] = [
    [{ value: `Ledger cost, ${currency}`, style: "title" }],
    [
      {
        value:
          "Three ways to buy the same season stand side by side and are never added. Value at stake is on its own sheet, and in none of them.",
        style: "aside",
      },
    ],
    [],
    heads(["", ...answers.map(({ name }) => name)]),
  ];
  const add = (
    label: string,
    cells: readonly (CellFormula | number | null)[],
    style: "money" | "moneyTotal" = "money",
  ): number => {
    rows.push([
      { value: label, style: style === "money" ? "text" : "total" },
      ...cells.map((value): WorkbookCell => ({ value, style })),
    ]);
    return rows.length;
  };
  const total = add(
    "In all",
    answers.map((one) => ({ formula: `ROUND(SUM(${one.range("amount")}),2)`, comesTo: one.total })),
    "moneyTotal",
  );
  const planned = add(
    "As planned",
    answers.map((one) => ({ formula: `ROUND(SUM(${one.range("planned")}),2)`, comesTo: one.total })),
  );
  add(
    "Changed by the drivers",
    answers.map((_, i) => ({
      formula: `ROUND(${columns[i] ?? "B"}${total}-${columns[i] ?? "B"}${planned},2)`,
      comesTo: 0,
    })),
  );
  for (const [label, fixed] of [
    ["Paid whatever is decided now", "yes"],
    ["To be decided", "no"],
  ] as const)
    add(
      label,
      answers.map((one) => sumIf(one, "fixed", `"${fixed}"`, ({ isFixed }) => isFixed === (fixed === "yes"))),
    );
  const { budget } = priced;
  if (budget !== null && sheets.seasons !== null && sheets.budget !== null) {
    const at = columns[answers.indexOf(sheets.budget)] ?? "D";
    const blank = answers.filter((one) => one !== sheets.budget).map(() => null);
    rows.push([]);
    const held = `MAX(${at}${total},ROUND(PERCENTILE(${sheets.seasons.costs},0.8),2))`;
    const contingency = add("Contingency, held once: P80 of the season less its mean", [
      ...blank,
      { formula: `ROUND(${held}-${at}${total},2)`, comesTo: budget.contingency },
    ]);
    add(
      "Budget and contingency",
      [...blank, { formula: `ROUND(${at}${total}+${at}${contingency},2)`, comesTo: budget.held }],
      "moneyTotal",
    );
    add("Mean of the dearest tenth of seasons, as planned", [...blank, budget.worstTenth]);
  }
  rows.push([], heads(["By month", ...answers.map(({ name }) => name)]));
  for (const month of distinct(answers, ({ month }) => month)) {
    const row = rows.length + 1;
    rows.push([
      { value: { wallClockMs: Date.parse(`${month}-01T00:00:00Z`) }, style: "month" },
      ...answers.map((one): WorkbookCell => ({
        value: sumIf(one, "month", `$A${row}`, (line) => line.month === month),
        style: "money",
      })),
    ]);
  }
  rows.push([], heads(["By kind", ...answers.map(({ name }) => name)]));
  for (const kind of distinct(answers, (line) => line.kind)) {
    const row = rows.length + 1;
    rows.push([
      { value: kind, style: "text" },
      ...answers.map((one): WorkbookCell => ({
        value: sumIf(one, "kind", `$A${row}`, (line) => line.kind === kind),
        style: "money",
      })),
    ]);
  }
  return plainSheet({
    ...{ name: "Summary", footer, widths: [52, 20, 20, 20], isFiltered: false, frozen: { rows: 0, columns: 1 }, rows },
  });
}

function heads(names: readonly string[]): WorkbookCell[] {
  return names.map((value): WorkbookCell => ({ value, style: "header" }));
}

function sumIf(
  one: CostSheet,
  column: "fixed" | "month" | "kind",
  criterion: string,
  isMeant: (line: CostSheet["lines"][number]) => boolean,
): CellFormula {
  return {
    formula: `ROUND(SUMIF(${one.range(column)},${criterion},${one.range("amount")}),2)`,
    comesTo: totalOf(one.lines.filter(isMeant)),
  };
}

function distinct(answers: readonly CostSheet[], of: (line: CostSheet["lines"][number]) => string): string[] {
  return [...new Set(answers.flatMap(({ lines }) => lines.map(of)))].toSorted();
}
