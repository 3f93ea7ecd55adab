import type { ColumnPlan } from "../contacts/columns.ts";
import type { HandlingTimeFormat } from "../contacts/handling-time-cell.ts";
import type { RowForm } from "../contacts/row-form.ts";
import { numberStyle } from "../series/number-style.ts";
import { dateOrder, withMonthNumber } from "../series/written-date.ts";

/** What somebody said of how the cells of a log are written; what is not said is found out from its first rows. */
export interface NamedLogForm {
  readonly dateOrder?: RowForm["dateOrder"] | undefined;
  readonly decimal?: RowForm["decimal"] | undefined;
  readonly durations?: HandlingTimeFormat | undefined;
  readonly repeatedHour?: RowForm["repeatedHour"] | undefined;
  /** Zone of times without an offset. */
  readonly logZone: string;
}

/** How the cells of a log are written. */
export function logForm(plan: ColumnPlan, rows: readonly (readonly string[])[], named: NamedLogForm): RowForm {
  const cellsOf = (at: number): string[] => rows.map((cells) => cells[at] ?? "").filter((text) => text !== "");
  const durations = [plan.aht, plan.wait].flatMap((column) => (column === null ? [] : cellsOf(column.at)));
  return {
    dateOrder: named.dateOrder ?? dateOrder(cellsOf(plan.start.at).map(withMonthNumber)),
    decimal: named.decimal ?? numberStyle(durations).decimal,
    ahtFormat: named.durations ?? durationsOf(durations),
    repeatedHour: named.repeatedHour ?? "by-order",
    zone: named.logZone,
    ignoreQueues: [],
  };
}

/** Seconds, unless most cells are clock readings. */
function durationsOf(cells: readonly string[]): HandlingTimeFormat {
  const parts = cells.map((text) => text.split(":").length);
  const share = (count: number): number => parts.filter((each) => each === count).length / cells.length;
  if (share(3) > 0.5) return "hh:mm:ss";
  return share(2) > 0.5 ? "mm:ss" : "s";
}
