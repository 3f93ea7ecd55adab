import { Table } from "@mantine/core";
import type { Plan, PlanDecisions } from "@springtide/contracts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { Remarks } from "./NoDecisions.tsx";

const BASIS_WORDS = {
  "customer-value": "what the shop says a customer is worth",
  target: "the price that the target itself puts on a late contact",
} as const;

/** What the decisions rest on: the loss of a contact in each queue, and what could not be decided. */
export function Basis(props: { readonly plan: Plan; readonly decisions: PlanDecisions; readonly words: Words }) {
  const { plan, decisions, words } = props;
  return (
    <Sheet title="What the losses are made of" note="What one contact costs that is not served as promised.">
      <div className="table-scroll" role="region" aria-label="Losses by queue" tabIndex={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Queue</Table.Th>
              <Table.Th className="number">Given up</Table.Th>
              <Table.Th className="number">Late</Table.Th>
              <Table.Th>Basis</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {decisions.losses.map(({ queue, perAbandoned, perLate, basis }) => (
              <Table.Tr key={queue}>
                <Table.Th scope="row">{plan.shop.queues.find(({ id }) => id === queue)?.name ?? queue}</Table.Th>
                <Table.Td className="number">{words.price(perAbandoned)}</Table.Td>
                <Table.Td className="number">{words.price(perLate)}</Table.Td>
                <Table.Td>{BASIS_WORDS[basis]}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Remarks remarks={decisions.remarks} />
    </Sheet>
  );
}
