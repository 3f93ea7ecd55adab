import { SegmentedControl, Table } from "@mantine/core";
import { civilDay } from "@springtide/calendar";
import type { ReplayReport } from "@springtide/contracts";
import { useMemo, useState } from "react";
import { useChart } from "../../charts/useChart.ts";
import { usePalette } from "../../charts/usePalette.ts";
import { Sheet } from "../../shell/Section.tsx";
import type { Words } from "../../words/words.ts";
import type { ShownAsView } from "../ShownAs.tsx";
import { ShownAs } from "../ShownAs.tsx";
import { weeksChart } from "./arms-chart.ts";
import type { Total, WeeksPicture } from "./arms-picture.ts";
import { weeksPicture } from "./arms-picture.ts";

/** How each arm came to its totals, week by week, and what the planner decided on the way. */
export function WeeksSheet({ report, words }: { readonly report: ReplayReport; readonly words: Words }) {
  const { say } = words;
  const [total, setTotal] = useState<Total>("ledger");
  const [view, setView] = useState<ShownAsView>("chart");
  const picture = useMemo(() => weeksPicture(report, total, words), [report, total, words]);
  const last = picture.arms.map(({ name, sums }) => `${name}: ${words.money(sums.at(-1) ?? 0)}`);
  const sentence = say("proof.weeks-sentence", {
    total: say(total === "ledger" ? "proof.ledger" : "proof.at-stake"),
    arms: words.list(last),
  });
  return (
    <Sheet
      title={say("proof.weeks")}
      note={say("proof.weeks-note")}
      aside={<ShownAs view={view} onView={setView} words={words} />}
    >
      <div className="proof-bar">
        <SegmentedControl
          value={total}
          aria-label={say("proof.total")}
          onChange={(next) => {
            setTotal(next === "atStake" ? "atStake" : "ledger");
          }}
          data={[
            { value: "ledger", label: say("proof.ledger") },
            { value: "atStake", label: say("proof.at-stake") },
          ]}
        />
      </div>
      {view === "chart" ? (
        <WeeksFigure picture={picture} sentence={sentence} words={words} />
      ) : (
        <WeeksTable picture={picture} words={words} />
      )}
      <p className="caption">{sentence}</p>
      <details className="more">
        <summary>{say("proof.decisions", { count: report.decisions.length })}</summary>
        <DecisionsTable report={report} words={words} />
      </details>
    </Sheet>
  );
}

function WeeksFigure(props: { readonly picture: WeeksPicture; readonly sentence: string; readonly words: Words }) {
  const { picture, sentence, words } = props;
  const palette = usePalette();
  const canvas = useChart(useMemo(() => weeksChart(picture, { palette, words }), [picture, palette, words]));
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        {picture.arms.map(({ arm, name }) => (
          <li key={arm}>
            <span className={`chip-line proof-line-${arm}`} />
            {name}
          </li>
        ))}
      </ul>
      <div className="canvas">
        <canvas ref={canvas} role="img" aria-label={sentence} />
      </div>
    </figure>
  );
}

function WeeksTable({ picture, words }: { readonly picture: WeeksPicture; readonly words: Words }) {
  const { say } = words;
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say("proof.weeks")} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("proof.week-from")}</Table.Th>
            {picture.arms.map(({ arm, name }) => (
              <Table.Th key={arm} className="number">
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {picture.labels.map((label, week) => (
            <Table.Tr key={label}>
              <Table.Th scope="row">{label}</Table.Th>
              {picture.arms.map(({ arm, sums }) => (
                <Table.Td key={arm} className="number">
                  {words.money(sums[week] ?? 0)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function DecisionsTable({ report, words }: { readonly report: ReplayReport; readonly words: Words }) {
  const { say } = words;
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say("proof.decided")} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("proof.decided-on")}</Table.Th>
            <Table.Th>{say("proof.decided-what")}</Table.Th>
            <Table.Th>{say("proof.decided-for")}</Table.Th>
            <Table.Th className="number">{say("proof.hours-of-seats")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {report.decisions.map((decision, i) => (
            <Table.Tr key={i}>
              <Table.Th scope="row">{words.day(civilDay(decision.at.slice(0, 10)))}</Table.Th>
              <Table.Td>
                {say(`proof.decided-${decision.kind}`)} <span className="note">{decision.agreement}</span>
              </Table.Td>
              <Table.Td>
                {decision.firstDay === decision.lastDay
                  ? words.day(civilDay(decision.firstDay))
                  : words.dayRange(civilDay(decision.firstDay), civilDay(decision.lastDay))}
              </Table.Td>
              <Table.Td className="number">{words.hours(hoursOf(decision))}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function hoursOf(decision: ReplayReport["decisions"][number]): number {
  return {
    order: decision.orderedHours,
    reserve: decision.reservedHours,
    confirm: decision.confirmedHours,
    cancel: decision.cancelledHours,
  }[decision.kind];
}
