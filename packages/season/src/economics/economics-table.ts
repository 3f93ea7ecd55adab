import type { Plan, PlanBudget } from "@springtide/contracts";
import type { Table } from "../tables.ts";

const HEADER = ["month", "answer", "kind", "subject", "units", "price", "amount", "currency", "fixed"] as const;

/**
 * The ledger of a plan, line by line: month, what for, units, price and amount in whole cents; what is paid whatever is decided now told
 * apart from what is decided, and the plan's cover from what its decisions buy in its place and what a budget puts there. Below, of the month
 * `all`, the totals that its lines add up to before penalties, and the named differences between them. Nothing at stake is in it.
 */
export function economicsTable({ economics, shop }: Pick<Plan, "economics" | "shop">): Table {
  const lines = (economics?.priced.lines ?? []).map(
    ({ month, answer, kind, subject, units, price, amount, isFixed }) => [
      ...[month, answer, kind, subject, decimals(units), decimals(price), amount.toFixed(2), shop.currency],
      isFixed ? "yes" : "no",
    ],
  );
  const budget = economics?.priced.budget ?? null;
  return { header: [...HEADER], rows: [...lines, ...(budget === null ? [] : budgetRows(budget, shop.currency))] };
}

/** Totals and differences: sums of lines that stand above, never to be added to them. */
function budgetRows({ totals, contingency, held, differences }: PlanBudget, currency: string): Table["rows"] {
  const row = (answer: string, kind: string, amount: number): string[] => [
    ...["all", answer, kind, "", "", "", amount.toFixed(2), currency, ""],
  ];
  return [
    row("total", "firm", totals.firm),
    ...(totals.rule === null ? [] : [row("total", "rule", totals.rule)]),
    row("total", "budget", totals.budget),
    row("total", "contingency", contingency),
    row("total", "budget-and-contingency", held),
    ...differences.map(({ name, amount }) => row("difference", name, amount)),
  ];
}

function decimals(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
