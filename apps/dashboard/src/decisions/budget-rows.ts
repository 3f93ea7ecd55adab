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
  return [
    ...rows.map((one) => row(words.say(`decisions.budget.${one.kind}`), one, false)),
    row(words.say("decisions.budget.together"), totals, true),
  ];
}
