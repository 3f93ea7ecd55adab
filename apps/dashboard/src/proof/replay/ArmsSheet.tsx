import { Table } from "@mantine/core";
import type { ReplayReport } from "@springtide/contracts";
import { useMemo, useState } from "react";
import { useChart } from "../../charts/useChart.ts";
import { usePalette } from "../../charts/usePalette.ts";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import type { ShownAsView } from "../ShownAs.tsx";
import { ShownAs } from "../ShownAs.tsx";
import { EngineNotes } from "../EngineNotes.tsx";
import { armsChart } from "./arms-chart.ts";
import type { ArmsPicture } from "./arms-picture.ts";
import { armsPicture, seasonReplayed } from "./arms-picture.ts";

/** What this planner, hindsight, spreadsheet practice and no partner came to in a past season. */
export function ArmsSheet({ report, words }: { readonly report: ReplayReport; readonly words: Words }) {
  const { say } = words;
  const [view, setView] = useState<ShownAsView>("chart");
  const picture = useMemo(() => armsPicture(report, words), [report, words]);
  return (
    <Sheet
      title={say("proof.arms")}
      note={seasonReplayed(report, words)}
      aside={<ShownAs view={view} onView={setView} words={words} />}
    >
      {view === "chart" ? (
        <ArmsFigure picture={picture} words={words} />
      ) : (
        <ArmsTable picture={picture} words={words} />
      )}
      <p className="caption">{picture.sentences.join(" ")}</p>
      <p className="caption">{say("proof.two-totals")}</p>
      <EngineNotes notes={[report.weather.words, ...report.caveats]} words={words} />
    </Sheet>
  );
}

function ArmsFigure({ picture, words }: { readonly picture: ArmsPicture; readonly words: Words }) {
  const { say } = words;
  const palette = usePalette();
  const canvas = useChart(useMemo(() => armsChart(picture, { palette, words }), [picture, palette, words]));
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        <li>
          <span className="swatch swatch-own" />
          {say("proof.ledger")}
        </li>
        <li>
          <span className="swatch swatch-gap" />
          {say("proof.at-stake")}
        </li>
      </ul>
      <div className="canvas">
        <canvas ref={canvas} role="img" aria-label={picture.sentences.join(" ")} />
      </div>
    </figure>
  );
}

function ArmsTable({ picture, words }: { readonly picture: ArmsPicture; readonly words: Words }) {
  const { say, money } = words;
  return (
    <div className="table-scroll" role="region" aria-label={say("proof.arms")} tabIndex={0}>
      <Table className="figures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("proof.arm")}</Table.Th>
            <Table.Th className="number">{say("proof.ledger")}</Table.Th>
            <Table.Th className="number">{say("proof.ledger-regret")}</Table.Th>
            <Table.Th className="number">{say("proof.at-stake")}</Table.Th>
            <Table.Th className="number">{say("proof.regret")}</Table.Th>
            <Table.Th className="number">{say("proof.served")}</Table.Th>
            <Table.Th className="number">{say("proof.seat-hours")}</Table.Th>
            <Table.Th className="number">{say("proof.reserved-hours")}</Table.Th>
            <Table.Th className="number">{say("proof.cancelled-hours")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {picture.rows.map((row) => (
            <Table.Tr key={row.arm} className={row.arm === "planner" ? "chosen" : undefined}>
              <Table.Th scope="row">{row.name}</Table.Th>
              <Table.Td className="number">{money(row.ledger)}</Table.Td>
              <Table.Td className="number">{words.signed(row.ledgerRegret, money)}</Table.Td>
              <Table.Td className="number">{money(row.atStake)}</Table.Td>
              <Table.Td className="number">{words.signed(row.regret, money)}</Table.Td>
              <Table.Td className="number">{row.served === null ? "–" : words.finely(row.served)}</Table.Td>
              <Table.Td className="number">{words.count(row.seatHours)}</Table.Td>
              <Table.Td className="number">{words.count(row.reservedHours)}</Table.Td>
              <Table.Td className="number">{words.count(row.cancelledHours)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
