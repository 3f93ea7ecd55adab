import { Table } from "@mantine/core";
import type { PlanDecisions } from "@springtide/contracts";
import { useMemo } from "react";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { seasonAxisChart } from "./season-axis-chart.ts";
import type { SeasonAxis } from "./season-axis.ts";
import { seasonAxis } from "./season-axis.ts";

/** The season of decisions at one look: seats held by week, how likely their cause is, and when something is due. */
export function SeasonAxisSheet(props: {
  readonly index: PlanIndex;
  readonly decisions: PlanDecisions;
  /** Deadlines before it are past. */
  readonly fromMs: number;
  readonly words: Words;
}) {
  const { index, decisions, fromMs, words } = props;
  const axis = useMemo(() => seasonAxis(index, decisions, fromMs, words), [index, decisions, fromMs, words]);
  return (
    <Sheet title="Seats over the season" note="Most partner seats at one time in each week, and when something is due.">
      <AxisFigure axis={axis} words={words} />
      <details className="more">
        <summary>As a table</summary>
        <AxisTable axis={axis} words={words} />
      </details>
    </Sheet>
  );
}

function AxisFigure({ axis, words }: { readonly axis: SeasonAxis; readonly words: Words }) {
  const palette = usePalette();
  const canvas = useChart(useMemo(() => seasonAxisChart(axis, { palette, words }), [axis, palette, words]));
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        {axis.weeks.some(({ standing }) => standing > 0) ? (
          <li>
            <span className="swatch swatch-standing" />
            agreed on already
          </li>
        ) : null}
        {axis.weeks.some(({ ordered }) => ordered > 0) ? (
          <li>
            <span className="swatch swatch-own" />
            ordered firmly
          </li>
        ) : null}
        <li>
          <span className="swatch swatch-confirmed" />
          expected to be confirmed
        </li>
        <li>
          <span className="swatch swatch-overflow" />
          reserved beyond
        </li>
        {axis.triggers.map(({ id, name }, i) => (
          <li key={id}>
            <span className={`chip-line ${i === 0 ? "chip-trigger" : "chip-trigger-other"}`} />
            {name}: probability
          </li>
        ))}
        <li>
          <span className="due-mark" />
          deadlines
        </li>
        {axis.weeks.some(({ past }) => past > 0) ? (
          <li>
            <span className="due-mark due-mark-past" />
            past deadlines
          </li>
        ) : null}
      </ul>
      <div className="canvas canvas-low">
        <canvas ref={canvas} role="img" aria-label={axis.sentence} />
      </div>
      <figcaption className="caption">{axis.sentence}</figcaption>
    </figure>
  );
}

function AxisTable({ axis, words }: { readonly axis: SeasonAxis; readonly words: Words }) {
  return (
    <div className="table-scroll table-tall" role="region" aria-label="Seats and deadlines by week" tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Week, from</Table.Th>
            <Table.Th className="number">Agreed on</Table.Th>
            <Table.Th className="number">Ordered</Table.Th>
            <Table.Th className="number">Reserved</Table.Th>
            <Table.Th className="number">Confirmed, expected</Table.Th>
            {axis.triggers.map(({ id, name }) => (
              <Table.Th key={id} className="number">
                {name}
              </Table.Th>
            ))}
            <Table.Th className="number">Deadlines</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {axis.weeks.map((week) => (
            <Table.Tr key={week.monday}>
              <Table.Th scope="row">
                W{week.week}, {words.day(week.monday)}
              </Table.Th>
              <Table.Td className="number">{words.count(week.standing)}</Table.Td>
              <Table.Td className="number">{words.count(week.ordered)}</Table.Td>
              <Table.Td className="number">{words.count(week.reserved)}</Table.Td>
              <Table.Td className="number">{words.hours(week.confirmed)}</Table.Td>
              {week.probabilities.map((probability, i) => (
                <Table.Td key={axis.triggers[i]?.id} className="number">
                  {probability === null ? "–" : words.share(probability)}
                </Table.Td>
              ))}
              <Table.Td className="number">
                {words.count(week.deadlines)}
                {week.past === 0 ? null : ` (${words.count(week.past)} past)`}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
