import type { EconomicsBasis } from "@springtide/contracts";
import { plainSheet } from "../workbook/plain-sheet.ts";
import type { WorkbookCell, WorkbookSheet } from "../workbook/workbook-sheet.ts";
import { columnName } from "../workbook/xml-text.ts";
import type { CostSheet } from "./cost-sheet.ts";
import { type Driver, factorsOf } from "./drivers.ts";

/** What each season drawn costs, and the address of those costs. */
export interface SeasonsSheet {
  readonly sheet: WorkbookSheet;
  readonly costs: string;
}

const NAME = "Seasons";
const FIRST_ROW = 2;

/**
 * What every season drawn buys beside one's own people, by which the contingency is reckoned: seasons are whole, and quantiles of months would not add up.
 * @param budget its sheet, whose first lines are paid in every season
 * @param certain how many those are
 */
export function seasonsSheet(
  { bought }: NonNullable<EconomicsBasis["budget"]>,
  budget: CostSheet,
  certain: number,
  { drivers, footer }: { readonly drivers: readonly Driver[]; readonly footer: string },
): SeasonsSheet {
  const paths = bought[0]?.amounts.length ?? 0;
  const sure = budget.lines.slice(0, certain).reduce((sum, { amount }) => sum + amount, 0);
  const firstBought = 2;
  const total = columnName(firstBought + bought.length);
  const rows = Array.from({ length: paths }, (_, path): WorkbookCell[] => {
    const row = FIRST_ROW + path;
    const terms = bought.map((one, i) => {
      const { price, quantity } = factorsOf(drivers, one);
      return `${columnName(firstBought + i)}${row}*${price}*${quantity}`;
    });
    const cost = bought.reduce((sum, { amounts }) => sum + (amounts[path] ?? 0), sure);
    const sureFormula = certain === 0 ? "0" : `SUM(${budget.amounts(0, certain)})`;
    return [
      { value: path + 1, style: "count" },
      { value: { formula: sureFormula, comesTo: sure }, style: "money" },
      ...bought.map(({ amounts }): WorkbookCell => ({ value: amounts[path] ?? 0, style: "money" })),
      { value: { formula: [`B${row}`, ...terms].join("+"), comesTo: cost }, style: "money" },
    ];
  });
  const heads = ["Season", "Own people and levers", ...bought.map(({ kind, subject }) => `${kind} ${subject}`), "Cost"];
  return {
    sheet: plainSheet({
      ...{ name: NAME, footer, widths: [9, 20, ...bought.map(() => 20), 16], isFiltered: false },
      ...{ frozen: { rows: 1, columns: 1 } },
      rows: [heads.map((value): WorkbookCell => ({ value, style: "header" })), ...rows],
    }),
    costs: `${NAME}!$${total}$${FIRST_ROW}:$${total}$${FIRST_ROW + Math.max(1, paths) - 1}`,
  };
}
