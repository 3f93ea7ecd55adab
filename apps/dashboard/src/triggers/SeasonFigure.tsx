import { NativeSelect, Table } from "@mantine/core";
import { isoDay } from "@springtide/calendar";
import { useMemo, useState } from "react";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { ALL_QUEUES, queueName } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { OtherSeason, SeasonChange } from "./season-change.ts";
import { seasonChange } from "./season-change.ts";
import { seasonChangeChart } from "./season-change-chart.ts";

/** The season as stored and as changed beside each other: chart, sentence and table. */
export function SeasonFigure(props: {
  readonly index: PlanIndex;
  readonly season: OtherSeason;
  readonly words: Words;
}) {
  const { index, season, words } = props;
  const { say } = words;
  const [queue, setQueue] = useState(ALL_QUEUES);
  const change = useMemo(() => seasonChange(index, season, queue, words), [index, season, queue, words]);
  const palette = usePalette();
  const canvas = useChart(useMemo(() => seasonChangeChart(change, { palette, words }), [change, palette, words]));
  return (
    <figure>
      <NativeSelect
        size="xs"
        className="season-queue"
        aria-label={say("triggers.column-queue")}
        data={[
          { value: ALL_QUEUES, label: say("triggers.all-queues") },
          ...season.queues.map((one) => ({ value: one.queue, label: queueName(index, one.queue) })),
        ]}
        value={queue}
        onChange={(event) => {
          setQueue(event.currentTarget.value);
        }}
      />
      <div className="canvas">
        <canvas ref={canvas} role="img" aria-label={change.sentence} />
      </div>
      <figcaption className="caption" role="status">
        {change.sentence}
      </figcaption>
      <details className="more">
        <summary>{say("triggers.as-table")}</summary>
        <WeekTable change={change} words={words} />
      </details>
    </figure>
  );
}

/** Weeks, as a table of every day says less than it is long. */
function WeekTable({ change, words }: { readonly change: SeasonChange; readonly words: Words }) {
  const { say } = words;
  const weeks = Array.from({ length: Math.ceil(change.days.length / 7) }, (_, week) => week * 7);
  const sum = (values: readonly number[], from: number): number =>
    values.slice(from, from + 7).reduce((total, value) => total + value, 0);
  return (
    <div className="table-scroll table-tall" role="region" aria-label={say("triggers.season")} tabIndex={0}>
      <Table className="figures" stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("triggers.column-week")}</Table.Th>
            <Table.Th className="number">{say("triggers.season-before")}</Table.Th>
            <Table.Th className="number">{say("triggers.season-after")}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {weeks.map((from) => {
            const days = change.days.slice(from, from + 7);
            const first = days[0] ?? 0;
            return (
              <Table.Tr key={isoDay(first)}>
                <Table.Th scope="row">{words.dayRange(first, days.at(-1) ?? first)}</Table.Th>
                <Table.Td className="number">{words.count(sum(change.before.mean, from))}</Table.Td>
                <Table.Td className="number">{words.count(sum(change.after.mean, from))}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}
