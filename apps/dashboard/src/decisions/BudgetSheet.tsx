import { Table } from "@mantine/core";
import type { PlanBudget } from "@springtide/contracts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { budgetRows } from "./budget-rows.ts";

/** The budget beside what is bought firmly and by rules, and why the three differ. */
export function BudgetSheet({ budget, words }: { readonly budget: PlanBudget; readonly words: Words }) {
  return (
    <Sheet
      title="Budget against plan"
      note="Three answers to what the season costs, never added to one another. Penalties are in none of them."
    >
      <div className="table-scroll" role="region" aria-label="Budget against plan" tabIndex={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Kind</Table.Th>
              <Table.Th className="number">Firmly, for the plan’s level</Table.Th>
              <Table.Th className="number">By the rules here</Table.Th>
              <Table.Th className="number">Budget, each season as it comes</Table.Th>
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
      {budget.differences.map(({ name, words: said }) => (
        <p key={name} className="caption">
          {said}
        </p>
      ))}
      <p className="caption">
        To hold for the season: {words.money(budget.held)}, of which {words.money(budget.contingency)} against dearer
        seasons; {words.money(budget.worstTenth)} on average in the dearest tenth.
      </p>
    </Sheet>
  );
}
