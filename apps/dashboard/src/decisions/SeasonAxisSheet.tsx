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
    <Sheet title={words.say("decisions.axis.title")} note={words.say("decisions.axis.note")}>
      <AxisFigure axis={axis} words={words} />
      <details className="more">
        <summary>{words.say("decisions.as-table")}</summary>
        <AxisTable axis={axis} words={words} />
      </details>
    </Sheet>
  );
}

function AxisFigure({ axis, words }: { readonly axis: SeasonAxis; readonly words: Words }) {
  const { say } = words;
  const palette = usePalette();
  const canvas = useChart(useMemo(() => seasonAxisChart(axis, { palette, words }), [axis, palette, words]));
  return (
    <figure>
      <ul className="legend" aria-hidden="true">
        {axis.weeks.some(({ standing }) => standing > 0) ? (
          <li>
            <span className="swatch swatch-standing" />
            {say("decisions.axis.agreed-legend")}
          </li>
        ) : null}
        {axis.weeks.some(({ ordered }) => ordered > 0) ? (
          <li>
            <span className="swatch swatch-own" />
            {say("decisions.axis.ordered-legend")}
          </li>
        ) : null}
        <li>
          <span className="swatch swatch-confirmed" />
          {say("decisions.axis.confirmed-legend")}
        </li>
        <li>
          <span className="swatch swatch-overflow" />
          {say("decisions.axis.beyond-legend")}
        </li>
        {axis.triggers.map(({ id, name }, i) => (
          <li key={id}>
            <span className={`chip-line ${i === 0 ? "chip-trigger" : "chip-trigger-other"}`} />
            {say("decisions.axis.trigger-legend", { trigger: name })}
          </li>
        ))}
        <li>
          <span className="due-mark" />
          {say("decisions.axis.deadlines-legend")}
        </li>
        {axis.weeks.some(({ past }) => past > 0) ? (
          <li>
            <span className="due-mark due-mark-past" />
            {say("decisions.axis.past-legend")}
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
  const { say } = words;
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say("decisions.axis.region")} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("decisions.axis.week-head")}</Table.Th>
            <Table.Th className="number">{say("decisions.axis.agreed-on")}</Table.Th>
            <Table.Th className="number">{say("decisions.axis.ordered")}</Table.Th>
            <Table.Th className="number">{say("decisions.axis.reserved")}</Table.Th>
            <Table.Th className="number">{say("decisions.axis.confirmed-expected")}</Table.Th>
            {axis.triggers.map(({ id, name }) => (
              <Table.Th key={id} className="number">
                {name}
              </Table.Th>
            ))}
            <Table.Th className="number">{say("decisions.axis.deadlines")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {axis.weeks.map((week) => (
            <Table.Tr key={week.monday}>
              <Table.Th scope="row">
                {say("decisions.axis.week-from", { week: String(week.week), day: words.day(week.monday) })}
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
                {week.past === 0
                  ? words.count(week.deadlines)
                  : say("decisions.axis.count-past", {
                      count: words.count(week.deadlines),
                      past: words.count(week.past),
                    })}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
