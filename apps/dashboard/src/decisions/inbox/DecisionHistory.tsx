import { Table } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { PlanIndex } from "../../plan-index/plan-index.ts";
import { Sheet } from "../../shell/Section.tsx";
import { meQuestion } from "../../sign-in/questions.ts";
import type { Words } from "../../words/words.ts";
import type { Decided } from "./decided-question.ts";
import { historyRows } from "./history-rows.ts";

/** What was decided, by whom and when, the figures then, and what it cost since. */
export function DecisionHistory(props: {
  readonly index: PlanIndex;
  readonly decided: Decided;
  readonly words: Words;
}) {
  const { index, decided, words } = props;
  const { say } = words;
  const me = useQuery(meQuestion).data?.person ?? null;
  const rows = useMemo(
    () => historyRows(index, decided.decisions, decided.requests, { me, words }),
    [index, decided, me, words],
  );
  return (
    <Sheet title={say("decisions.history.title")} note={say("decisions.history.note")}>
      {rows.length === 0 ? (
        <p className="empty">{say("decisions.history.none")}</p>
      ) : (
        <div className="table-scroll" role="region" aria-label={say("decisions.history.title")} tabIndex={0}>
          <Table className="figures history">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say("decisions.history.when")}</Table.Th>
                <Table.Th>{say("decisions.history.decision")}</Table.Th>
                <Table.Th>{say("decisions.history.deadline")}</Table.Th>
                <Table.Th>{say("decisions.history.then")}</Table.Th>
                <Table.Th>{say("decisions.history.since")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map(({ number, when, who, what, about, reason, figures, since }) => (
                <Table.Tr key={number}>
                  <Table.Th scope="row">
                    {when} <span className="note entry-line">{who}</span>
                  </Table.Th>
                  <Table.Td>
                    {what} {reason === null ? null : <span className="note entry-line">“{reason}”</span>}
                  </Table.Td>
                  <Table.Td>{about}</Table.Td>
                  <Table.Td>{figures ?? "–"}</Table.Td>
                  <Table.Td>{since}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Sheet>
  );
}
