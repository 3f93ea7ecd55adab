import type { CivilDay } from "@springtide/calendar";
import { dayOfMonth } from "@springtide/calendar";
import type { ChartConfiguration, ChartDataset } from "chart.js";
import { hatch } from "../charts/hatch.ts";
import type { Palette } from "../charts/palette.ts";
import { requiredLine } from "../day/required-line.ts";
import { clockAt } from "../plan-index/clock-labels.ts";
import type { PlanIndex } from "../plan-index/plan-index.ts";
import type { Words } from "../words/words.ts";
import type { Moment } from "./worst-moments.ts";

/** More bars than these are too narrow for a hatch. */
const MOST_HATCHED = 300;

export function isHatched(moments: readonly Moment[]): boolean {
  return moments.length <= MOST_HATCHED;
}

/** Own, overflow and gap on one another for each moment, what is required as a line over them. */
export function coverageChart(
  moments: readonly Moment[],
  props: {
    readonly index: PlanIndex;
    readonly palette: Palette;
    readonly words: Words;
    readonly onMoment: (interval: number) => void;
  },
): ChartConfiguration<"bar"> {
  const { palette, words, onMoment } = props;
  const bars = (
    label: string,
    pick: (moment: Moment) => number,
    style: Partial<ChartDataset<"bar">>,
  ): ChartDataset<"bar"> => ({
    type: "bar",
    label,
    data: moments.map(pick),
    stack: "heads",
    barPercentage: 1,
    categoryPercentage: 1,
    ...style,
  });
  return {
    type: "bar",
    data: {
      labels: moments.map(({ interval }) => String(interval)),
      datasets: [
        bars(words.say("whole-plan.own"), ({ own }) => own, { backgroundColor: palette.own }),
        bars(words.say("whole-plan.overflow"), ({ overflow }) => overflow, {
          backgroundColor: isHatched(moments)
            ? hatch({ colour: palette.overflow, ground: palette.card, rising: true })
            : palette.overflow,
        }),
        bars(words.say("whole-plan.gap"), ({ gap }) => gap, { backgroundColor: palette.gap }),
      ],
    },
    options: {
      ...optionsOf(moments, props),
      onClick: (_event, [hit]) => {
        const moment = hit === undefined ? undefined : moments[hit.index];
        if (moment !== undefined) onMoment(moment.interval);
      },
    },
    plugins: [
      requiredLine(
        moments.map(({ required }) => required),
        palette.ink,
      ),
    ],
  };
}

function optionsOf(
  moments: readonly Moment[],
  { index, palette, words }: { readonly index: PlanIndex; readonly palette: Palette; readonly words: Words },
): NonNullable<ChartConfiguration<"bar">["options"]> {
  const days = moments.map(({ interval }) => index.zone.dayAt(index.grid.startsMs[interval] ?? 0));
  return {
    animation: false,
    interaction: { mode: "index", intersect: false },
    plugins: {
      tooltip: {
        callbacks: {
          title: ([item]) => momentInWords(index, moments[item?.dataIndex ?? 0]?.interval ?? 0, words),
          label: ({ dataset, parsed }) => `${dataset.label ?? ""}: ${words.count(parsed.y ?? 0)}`,
          footer: ([item]) =>
            words.say("whole-plan.required-heads", { count: moments[item?.dataIndex ?? 0]?.required ?? 0 }),
        },
      },
    },
    scales: {
      x: {
        grid: { display: false },
        border: { color: palette["line-strong"] },
        ticks: {
          color: palette["ink-soft"],
          autoSkip: false,
          maxRotation: 0,
          callback: (_value, column) => tickOf(days, column, words),
        },
      },
      y: {
        stacked: true,
        beginAtZero: true,
        grid: { color: palette.line },
        border: { display: false },
        ticks: { color: palette["ink-soft"], maxTicksLimit: 6, callback: (value) => words.count(Number(value)) },
      },
    },
  };
}

const FEW_DAYS = 15;
const SOME_WEEKS = 100;
/** Less than so much of all that is shown of a month it begins in, and its name would run into the next one's. */
const LEAST_OF_MONTH = 0.1;

/** The first column of each month, of each Monday or of each day, whichever leaves room for its words. */
function tickOf(days: readonly CivilDay[], column: number, words: Words): string | null {
  const day = days[column];
  if (day === undefined || days[column - 1] === day) return null;
  const reach = (days.at(-1) ?? day) - (days[0] ?? day);
  if (reach < FEW_DAYS) return words.day(day);
  if (reach < SOME_WEEKS) return (((day + 3) % 7) + 7) % 7 === 0 ? words.day(day) : null;
  const isNamed = column === 0 ? daysLeftInMonth(day) > LEAST_OF_MONTH * reach : dayOfMonth(day) === 1;
  return isNamed ? words.month(day) : null;
}

function daysLeftInMonth(day: CivilDay): number {
  let left = 1;
  while (dayOfMonth(day + left) !== 1) left += 1;
  return left;
}

/** "Tue 5 Apr, 10:15" */
export function momentInWords(index: PlanIndex, interval: number, words: Words): string {
  const startMs = index.grid.startsMs[interval] ?? 0;
  return words.say("whole-plan.moment", {
    day: words.day(index.zone.dayAt(startMs)),
    clock: clockAt(index, startMs, words),
  });
}
