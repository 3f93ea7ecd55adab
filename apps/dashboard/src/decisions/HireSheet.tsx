import { Table } from "@mantine/core";
import { civilDay } from "@springtide/calendar";
import type { HirePlan, Plan } from "@springtide/contracts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";

/** Whom to hire and by when to begin; nothing where nobody is. */
export function HireSheet(props: { readonly plan: Plan; readonly hires: readonly HirePlan[]; readonly words: Words }) {
  const { plan, hires, words } = props;
  if (hires.length === 0) return null;
  const day = (iso: string): string => words.day(civilDay(iso));
  const { say } = words;
  const weeksBeyond = Math.max(...hires.map((hire) => weeksAfterPlan(plan, hire)));
  return (
    <Sheet title={say("decisions.hire.title")} note={say("decisions.hire.note")}>
      <div className="table-scroll" role="region" aria-label={say("decisions.hire.title")} tabIndex={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("decisions.team")}</Table.Th>
              <Table.Th className="number">{say("decisions.hire.people")}</Table.Th>
              <Table.Th>{say("decisions.hire.recruit-by")}</Table.Th>
              <Table.Th>{say("decisions.hire.training-from")}</Table.Th>
              <Table.Th>{say("decisions.hire.productive-from")}</Table.Th>
              <Table.Th>{say("decisions.hire.until")}</Table.Th>
              <Table.Th className="number">{say("decisions.cost")}</Table.Th>
              <Table.Th className="number">{say("decisions.hire.saves")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {hires.map((hire) => (
              <Table.Tr key={`${hire.team} ${hire.trainingFrom}`}>
                <Table.Th scope="row">{plan.shop.teams.find(({ id }) => id === hire.team)?.name ?? hire.team}</Table.Th>
                <Table.Td className="number">{words.count(hire.people)}</Table.Td>
                <Table.Td>
                  <strong>{day(hire.recruitBy)}</strong>
                </Table.Td>
                <Table.Td>{day(hire.trainingFrom)}</Table.Td>
                <Table.Td>{day(hire.productiveFrom)}</Table.Td>
                <Table.Td>{day(hire.until)}</Table.Td>
                <Table.Td className="number">{words.money(hire.cost)}</Table.Td>
                <Table.Td className="number">{words.money(hire.saves)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {weeksBeyond > 0 ? <p className="caption">{say("decisions.hire.beyond", { count: weeksBeyond })}</p> : null}
    </Sheet>
  );
}

/** Weeks of a contract after the last day planned. */
function weeksAfterPlan({ grid }: Pick<Plan, "grid">, { until }: HirePlan): number {
  return Math.max(0, Math.ceil((civilDay(until) + 1 - civilDay(grid.firstDay) - grid.days) / 7));
}
