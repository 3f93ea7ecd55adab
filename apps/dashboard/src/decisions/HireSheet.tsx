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
  return (
    <Sheet
      title="People to hire"
      note="What they cost over their contract, and what partners and lost customers cost less."
    >
      <div className="table-scroll" role="region" aria-label="People to hire" tabIndex={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Team</Table.Th>
              <Table.Th className="number">People</Table.Th>
              <Table.Th>Recruit by</Table.Th>
              <Table.Th>Training from</Table.Th>
              <Table.Th>Productive from</Table.Th>
              <Table.Th>Until</Table.Th>
              <Table.Th className="number">Cost</Table.Th>
              <Table.Th className="number">Saves</Table.Th>
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
      {hires.map(({ words: said }) => (
        <p key={said} className="caption">
          {said}
        </p>
      ))}
    </Sheet>
  );
}
