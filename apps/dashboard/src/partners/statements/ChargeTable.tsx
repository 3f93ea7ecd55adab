import { Table } from "@mantine/core";
import type { Statement } from "@springtide/contracts";
import { chargeSaid, settlementSpeech } from "@springtide/words";
import { Sheet } from "../../shell/Section.tsx";
import type { PartProps } from "../part-props.ts";
import { centsOf } from "./cents-said.ts";

/** What is charged or taken off beside the work. */
export function ChargeTable({ statement, words }: PartProps & { readonly statement: Statement }) {
  const { say } = words;
  const cents = centsOf(statement.currency, words);
  const speech = settlementSpeech(words, statement);
  return (
    <Sheet title={say("partners.charges")}>
      <div className="table-scroll" role="region" aria-label={say("partners.charges")} tabIndex={0}>
        <Table className="figures" verticalSpacing={5}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{say("partners.head-line")}</Table.Th>
              <Table.Th scope="col">{say("partners.charge-why")}</Table.Th>
              <Table.Th scope="col" className="number">
                {say("partners.head-amount")}
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {statement.charges.map((charge) => (
              <Table.Tr key={charge.id}>
                <Table.Th scope="row">
                  {say(`partners.charge-${charge.kind}`)}
                  {charge.about === null ? null : <span className="note partners-below">{charge.about}</span>}
                </Table.Th>
                <Table.Td className="partners-wrapping">{chargeSaid(charge.why, speech)}</Table.Td>
                <Table.Td className="number">{cents(charge.cents)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Sheet>
  );
}
