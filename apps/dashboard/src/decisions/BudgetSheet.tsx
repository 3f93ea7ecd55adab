import { Table } from "@mantine/core";
import type { PlanBudget } from "@springtide/contracts";
import { Fold } from "../shell/Fold.tsx";
import type { Words } from "../words/words.ts";
import { budgetRows } from "./budget-rows.ts";

/** The budget beside what is bought firmly and by rules, and why the three differ. */
export function BudgetSheet({ budget, words }: { readonly budget: PlanBudget; readonly words: Words }) {
  const { say } = words;
  return (
    <Fold id="budget" title={say("decisions.budget.title")} note={say("decisions.budget.note")}>
      <div className="table-scroll" role="region" aria-label={say("decisions.budget.title")} tabIndex={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("decisions.budget.kind")}</Table.Th>
              <Table.Th className="number">{say("decisions.budget.firm")}</Table.Th>
              <Table.Th className="number">{say("decisions.budget.by-rules")}</Table.Th>
              <Table.Th className="number">{say("decisions.budget.as-it-comes")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {budgetRows(budget, words).map(({ name, firm, rule, budget: asItComes, isTotal }) => (
              <Table.Tr key={name} className={isTotal ? "chosen" : undefined}>
                <Table.Th scope="row">{name}</Table.Th>
                <Table.Td className="number">{firm}</Table.Td>
                <Table.Td className="number">{rule}</Table.Td>
                <Table.Td className="number">{asItComes}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {budget.differences.map(({ name, amount }) => (
        <p key={name} className="caption">
          {say(`decisions.budget.difference.${name}`, {
            amount: words.money(Math.abs(amount)),
            sign: amount >= 0 ? "less" : "more",
          })}
        </p>
      ))}
      <p className="caption">
        {say("decisions.budget.to-hold", {
          held: words.money(budget.held),
          contingency: words.money(budget.contingency),
          worst: words.money(budget.worstTenth),
        })}
      </p>
    </Fold>
  );
}
