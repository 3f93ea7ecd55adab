import { Table } from "@mantine/core";
import type { Plan } from "@springtide/contracts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { verificationInWords, verifiedLines } from "./verification-words.ts";

/** What the plan promised against what it gives on fresh seasons, a line a queue. Nothing where it was not verified. */
export function Verified({ plan, words }: { readonly plan: Plan; readonly words: Words }) {
  const { say } = words;
  const { verification } = plan;
  if (verification === null) return null;
  return (
    <Sheet title={say("verification.title")} note={verificationInWords(verification, words)}>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={say("verification.table")}>
        <Table className="figures" horizontalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say("verification.queue")}</Table.Th>
              <Table.Th className="number">{say("verification.promised")}</Table.Th>
              <Table.Th className="number">{say("verification.exact")}</Table.Th>
              <Table.Th className="number">{say("verification.simulated")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {verifiedLines(verification, plan, words).map((line) => (
              <Table.Tr key={line.queue}>
                <Table.Th scope="row">
                  {line.name}
                  <span className="note entry-line">{line.target}</span>
                </Table.Th>
                <Table.Td className="number">{line.promised}</Table.Td>
                <Table.Td className={line.isShort ? "number short" : "number"}>{line.exact}</Table.Td>
                <Table.Td className="number">{line.simulated ?? "–"}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {verification.remaining.map((remaining) => (
        <p key={remaining} className="warning" lang="en">
          {remaining}
        </p>
      ))}
    </Sheet>
  );
}
