import "./whole-plan.css";
import { RangeSlider, Table } from "@mantine/core";
import { isoDay } from "@springtide/calendar";
import { memo, useMemo, useState } from "react";
import { useOwn } from "../address/useAddress.ts";
import { useChart } from "../charts/useChart.ts";
import { usePalette } from "../charts/usePalette.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import { Sheet } from "../shell/Section.tsx";
import type { Words } from "../words/words.ts";
import { coverageChart, isHatched, momentInWords } from "./coverage-chart.ts";
import type { StretchSums } from "./coverage-sums.ts";
import { stretchSums, weekSums } from "./coverage-sums.ts";
import { daySpan, spanText } from "./day-span.ts";
import { PlanLegend } from "./PlanLegend.tsx";
import type { HeadsByInterval } from "./worst-moments.ts";
import { headsByInterval, worstMoments } from "./worst-moments.ts";

/** So many columns as a wide screen has room for. */
const COLUMNS = 1_200;

/** Every interval of the plan in one picture: what is required, who is there, and where somebody is missing. Kept as it is while one works in the grid. */
export const WholePlanSheet = memo(function WholePlanSheet(props: {
  readonly index: PlanIndex;
  readonly queues: readonly string[];
  readonly onDay: (day: string) => void;
  readonly words: Words;
}) {
  const { index, queues, onDay, words } = props;
  const { say } = words;
  const [asked, ask] = useOwn("span");
  const { fromDay, toDay } = daySpan(index, asked);
  const [moving, move] = useState<readonly [number, number] | null>(null);
  const [from, to] = moving ?? [fromDay, toDay];
  const heads = useMemo(() => headsByInterval(index, queues), [index, queues]);
  const sums = useMemo(() => stretchSums(index, heads, from, to), [index, heads, from, to]);
  const dayName = (day: number): string => words.day(index.firstDay + day);
  return (
    <Sheet
      className="whole-plan"
      title={say("whole-plan.title")}
      note={say("whole-plan.note", { minutes: index.plan.grid.intervalMinutes })}
    >
      <CoverageFigure index={index} heads={heads} sums={sums} from={from} to={to} onDay={onDay} words={words} />
      <RangeSlider
        className="whole-plan-span"
        min={0}
        max={index.days - 1}
        minRange={0}
        value={[from, to - 1]}
        onChange={([first, last]) => {
          move([first, last + 1]);
        }}
        onChangeEnd={([first, last]) => {
          move(null);
          ask(spanText(index, first, last + 1));
        }}
        label={dayName}
        thumbFromLabel={say("whole-plan.from-day")}
        thumbToLabel={say("whole-plan.to-day")}
        thumbValueText={dayName}
      />
      <details className="more">
        <summary>{say("whole-plan.as-table")}</summary>
        <WeekTable
          weeks={weekSums(index, heads, { fromDay: from, toDay: to, firstWeekday: words.firstWeekday })}
          words={words}
        />
      </details>
    </Sheet>
  );
});

function CoverageFigure(props: {
  readonly index: PlanIndex;
  readonly heads: HeadsByInterval;
  readonly sums: StretchSums;
  readonly from: number;
  readonly to: number;
  readonly onDay: (day: string) => void;
  readonly words: Words;
}) {
  const { index, heads, sums, from, to, onDay, words } = props;
  const palette = usePalette();
  const moments = useMemo(() => {
    const [first, end] = [index.grid.dayOffsets[from] ?? 0, index.grid.dayOffsets[to] ?? heads.gap.length];
    return worstMoments(heads, { from: first, to: end, columns: COLUMNS });
  }, [index, heads, from, to]);
  const configuration = useMemo(() => {
    const onMoment = (interval: number): void => {
      onDay(isoDay(index.zone.dayAt(index.grid.startsMs[interval] ?? 0)));
    };
    return coverageChart(moments, { index, palette, words, onMoment });
  }, [index, moments, palette, words, onDay]);
  const canvas = useChart(configuration);
  const sentence = sumsInWords(index, heads, sums, words);
  return (
    <figure>
      <PlanLegend isHatched={isHatched(moments)} words={words} />
      <div className="canvas canvas-tall">
        <canvas ref={canvas} role="img" aria-label={sentence} />
      </div>
      <figcaption className="caption">{sentence}</figcaption>
    </figure>
  );
}

function sumsInWords(index: PlanIndex, heads: HeadsByInterval, sums: StretchSums, words: Words): string {
  const days = words.dayRange(sums.firstDay, sums.lastDay);
  if (sums.worst === null) return words.say("whole-plan.covered", { days, hours: words.hours(sums.requiredHours) });
  return words.say("whole-plan.short", {
    days,
    short: sums.shortIntervals,
    of: sums.intervals,
    hours: words.hours(sums.gapHours),
    worst: heads.gap[sums.worst] ?? 0,
    when: momentInWords(index, sums.worst, words),
  });
}

function WeekTable({ weeks, words }: { readonly weeks: readonly StretchSums[]; readonly words: Words }) {
  const { say } = words;
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={say("whole-plan.as-table")}>
      <Table className="figures">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say("whole-plan.week")}</Table.Th>
            {(["required", "own", "overflow", "gap"] as const).map((column) => (
              <Table.Th key={column} className="number">
                {say(`whole-plan.${column}-hours`)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {weeks.map((week) => (
            <Table.Tr key={week.firstDay}>
              <Table.Th scope="row">{words.dayRange(week.firstDay, week.lastDay)}</Table.Th>
              {[week.requiredHours, week.ownHours, week.overflowHours, week.gapHours].map((hours, i) => (
                <Table.Td key={i} className="number">
                  {words.hours(hours)}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
