import type { PlanBudget } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** One kind of cost by the three answers, written. */
export interface BudgetRow {
  readonly name: string;
  readonly firm: string;
  readonly rule: string;
  readonly budget: string;
  readonly isTotal: boolean;
}

/** Kinds of cost in the order of the plan, their sum last. */
export function budgetRows({ rows, totals }: PlanBudget, words: Words): readonly BudgetRow[] {
  const row = (name: string, { firm, rule, budget }: PlanBudget["totals"], isTotal: boolean): BudgetRow => ({
    ...{ name, isTotal, firm: words.money(firm), budget: words.money(budget) },
    rule: rule === null ? "–" : words.money(rule),
  });
  return [...rows.map((one) => row(KIND_NAMES[one.kind], one, false)), row("Together", totals, true)];
}

const KIND_NAMES: Readonly<Record<PlanBudget["rows"][number]["kind"], string>> = {
  wages: "Wages",
  "overtime-premium": "Premiums for overtime",
  "partner-work": "Seats of partners",
  commitment: "Billed though not used",
  "stand-by": "Stand-by fees",
  hiring: "People hired",
  "extra-hours": "Extra hours",
  deflection: "Self-service",
  penalty: "Penalties",
};
