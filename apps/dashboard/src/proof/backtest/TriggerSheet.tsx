import { Table } from "@mantine/core";
import type { BacktestReport } from "@springtide/contracts";
import { useMemo } from "react";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import type { Verdict } from "./trigger-hits.ts";
import { hitsInWords, triggerHits } from "./trigger-hits.ts";

/** A verdict is told by its sign as well as by its word. */
const SIGNS: Readonly<Record<Verdict, string>> = {
  hit: "✓",
  off: "±",
  surprise: "!",
  "false-alarm": "×",
  quiet: "·",
};

/** Which dates of triggers were foreseen, forecast by forecast. */
export function TriggerSheet({ report, words }: { readonly report: BacktestReport; readonly words: Words }) {
  const { say } = words;
  const hits = useMemo(() => triggerHits(report.triggers, words), [report, words]);
  return (
    <Sheet
      title={say("proof.triggers")}
      note={hits.length === 0 ? say("proof.no-uncertain") : hitsInWords(hits, words)}
    >
      {hits.length === 0 ? null : (
        <div className="table-scroll table-tall" role="region" aria-label={say("proof.triggers")} tabIndex={0}>
          <Table className="figures" stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{say("proof.forecast-on")}</Table.Th>
                <Table.Th>{say("proof.trigger")}</Table.Th>
                <Table.Th className="number">{say("proof.chance")}</Table.Th>
                <Table.Th>{say("proof.window")}</Table.Th>
                <Table.Th>{say("proof.came")}</Table.Th>
                <Table.Th>{say("proof.verdict")}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {hits.map((hit) => (
                <Table.Tr key={hit.key}>
                  <Table.Th scope="row">{hit.origin}</Table.Th>
                  <Table.Td>{hit.name}</Table.Td>
                  <Table.Td className="number">{hit.chance}</Table.Td>
                  <Table.Td>{hit.window}</Table.Td>
                  <Table.Td>{hit.happened}</Table.Td>
                  <Table.Td className={`proof-verdict proof-verdict-${hit.verdict}`}>
                    <span aria-hidden="true">{SIGNS[hit.verdict]}</span> {say(`proof.verdict-${hit.verdict}`)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      )}
    </Sheet>
  );
}
