import { Table } from "@mantine/core";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { definitionOf } from "./curve-picture.ts";
import { amount, shareWritten } from "./figures.ts";
import type { QuickAnswer } from "./quick-answer.ts";

/** What other volumes would need, and what the team of the answer would give them. */
export function SensitivitySheet({ quick, words }: { readonly quick: QuickAnswer; readonly words: Words }) {
  const { say } = words;
  const { answer, otherVolumes, request } = quick;
  const definition = definitionOf(quick);
  const promised = request.targets.serviceLevel?.share ?? 0;
  return (
    <Sheet title={say("staffing.sensitivity")} note={say("staffing.sensitivity-note")}>
      <div className="table-scroll" role="region" aria-label={say("staffing.sensitivity")} tabIndex={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("staffing.volume")}</Table.Th>
              <Table.Th className="number">{say("staffing.contacts-short")}</Table.Th>
              <Table.Th className="number">{say("staffing.needed")}</Table.Th>
              <Table.Th className="number">{say("staffing.heads")}</Table.Th>
              <Table.Th className="number">{say("staffing.with-team", { count: answer.agents })}</Table.Th>
              <Table.Th className="number">{say("staffing.abandonment")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {otherVolumes.map(({ factor, contacts, agents, heads, withTeam }) => {
              const level = withTeam.serviceLevels[definition];
              return (
                <Table.Tr key={factor} className={factor === 1 ? "chosen" : undefined}>
                  <Table.Th scope="row">
                    {factor === 1 ? say("staffing.as-asked") : words.signed(factor - 1, words.share)}
                  </Table.Th>
                  <Table.Td className="number">{amount(contacts, words)}</Table.Td>
                  <Table.Td className="number">{words.count(agents)}</Table.Td>
                  <Table.Td className="number">{words.count(heads)}</Table.Td>
                  <Table.Td className={level < promised ? "number short" : "number"}>
                    {shareWritten(level, words)}
                  </Table.Td>
                  <Table.Td className="number">{shareWritten(withTeam.abandonProbability, words)}</Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </div>
    </Sheet>
  );
}
