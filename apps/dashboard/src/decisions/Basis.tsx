import { Table } from "@mantine/core";
import type { Plan, PlanDecisions } from "@springtide/contracts";
import { Fold } from "../shell/Fold.tsx";
import type { Words } from "../words/words.ts";
import { Remarks } from "./NoDecisions.tsx";

/** What the decisions rest on: the loss of a contact in each queue, and what could not be decided. */
export function Basis(props: { readonly plan: Plan; readonly decisions: PlanDecisions; readonly words: Words }) {
  const { plan, decisions, words } = props;
  const { say } = words;
  return (
    <Fold id="losses" title={say("decisions.losses.title")} note={say("decisions.losses.note")}>
      <div className="table-scroll" role="region" aria-label={say("decisions.losses.region")} tabIndex={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("decisions.queue")}</Table.Th>
              <Table.Th className="number">{say("decisions.losses.given-up")}</Table.Th>
              <Table.Th className="number">{say("decisions.losses.late")}</Table.Th>
              <Table.Th>{say("decisions.losses.basis")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {decisions.losses.map(({ queue, perAbandoned, perLate, basis }) => (
              <Table.Tr key={queue}>
                <Table.Th scope="row">{plan.shop.queues.find(({ id }) => id === queue)?.name ?? queue}</Table.Th>
                <Table.Td className="number">{words.price(perAbandoned)}</Table.Td>
                <Table.Td className="number">{words.price(perLate)}</Table.Td>
                <Table.Td>{say(`decisions.basis.${basis}`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Remarks remarks={decisions.remarks} />
    </Fold>
  );
}
