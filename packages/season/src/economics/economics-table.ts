import type { Plan } from "@springtide/contracts";
import type { Table } from "../tables.ts";

/**
 * The ledger of a plan, line by line: month, what for, units, price and amount in whole cents; what is paid whatever is decided now told
 * apart from what is decided, and the plan's cover from what its decisions buy in its place. Nothing at stake is in it.
 */
export function economicsTable({ economics, shop }: Pick<Plan, "economics" | "shop">): Table {
  return {
    header: ["month", "answer", "kind", "subject", "units", "price", "amount", "currency", "fixed"],
    rows: (economics?.priced.lines ?? []).map(({ month, answer, kind, subject, units, price, amount, isFixed }) => [
      ...[month, answer, kind, subject, decimals(units), decimals(price), amount.toFixed(2), shop.currency],
      isFixed ? "yes" : "no",
    ]),
  };
}

function decimals(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
