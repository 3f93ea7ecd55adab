import type { ChartConfiguration, ChartDataset } from "chart.js";
import { hatch } from "../charts/hatch.ts";
import type { Palette } from "../charts/palette.ts";
import type { Words } from "../words/words.ts";
import type { DayPicture, DayRow } from "./day-picture.ts";
import { requiredLine } from "./required-line.ts";

/** Width of the chart's left scale in pixels, so that the blocks below stand on the same time axis. */
export const SCALE_WIDTH = 40;

/** Heads by interval: own, overflow and gap on one another, what is required as a line over them. */
export function dayChart(
  picture: DayPicture,
  { palette, words, onRow }: { palette: Palette; words: Words; onRow: ((row: number) => void) | null },
): ChartConfiguration<"bar"> {
  const bars = (
    label: string,
    pick: (row: DayRow) => number,
    style: Partial<ChartDataset<"bar">>,
  ): ChartDataset<"bar"> => ({
    type: "bar",
    label,
    data: picture.rows.map(pick),
    stack: "heads",
    barPercentage: 1,
    categoryPercentage: 1,
    ...style,
  });
  const overflow = hatch({ colour: palette.overflow, ground: palette.card, rising: true });
  const gap = hatch({ colour: palette.gap, ground: palette.card, rising: false });
  const { say } = words;
  return {
    type: "bar",
    data: {
      labels: picture.rows.map(({ label }) => label),
      datasets: [
        bars(say("day.own"), (row) => row.own, { backgroundColor: palette.own }),
        bars(say("day.overflow"), (row) => row.overflow, { backgroundColor: overflow }),
        bars(say("day.short"), (row) => row.gap, {
          backgroundColor: gap,
          borderColor: palette.gap,
          borderWidth: { top: 1.5 },
        }),
      ],
    },
    options: {
      ...optionsOf(picture, palette, words),
      onClick: (_event, [hit]) => {
        if (hit !== undefined) onRow?.(hit.index);
      },
    },
    plugins: [
      requiredLine(
        picture.rows.map(({ required }) => required),
        palette.ink,
      ),
    ],
  };
}

function optionsOf(
  { rows }: DayPicture,
  palette: Palette,
  words: Words,
): NonNullable<ChartConfiguration<"bar">["options"]> {
  return {
    interaction: { mode: "index", intersect: false },
    layout: { padding: { right: 0 } },
    plugins: {
      tooltip: {
        callbacks: {
          beforeBody: ([item]) => headsOf(words.say("day.required"), rows[item?.dataIndex ?? 0]?.required ?? 0, words),
          label: ({ dataset, parsed }) => headsOf(dataset.label ?? "", parsed.y ?? 0, words),
        },
      },
    },
    scales: {
      x: {
        stacked: true,
        grid: { display: false },
        border: { color: palette["line-strong"] },
        ticks: {
          color: palette["ink-soft"],
          autoSkip: false,
          maxRotation: 0,
          callback: (_value, i) => hourTick(rows, i, words),
        },
      },
      y: {
        stacked: true,
        beginAtZero: true,
        grid: { color: palette.line },
        border: { display: false },
        afterFit: (scale) => {
          scale.width = SCALE_WIDTH;
        },
        ticks: {
          color: palette["ink-soft"],
          precision: 0,
          maxTicksLimit: 6,
          callback: (value) => words.count(Number(value)),
        },
      },
    },
  };
}

function headsOf(name: string, heads: number, words: Words): string {
  return words.say("day.tooltip", { name, heads: words.count(heads) });
}

/** "14" at the full hour, at every second one where there are many; nothing between. */
export function hourTick(rows: readonly { readonly minuteOfDay: number }[], i: number, words: Words): string | null {
  const minute = rows[i]?.minuteOfDay ?? 1;
  const every = rows.filter(({ minuteOfDay }) => minuteOfDay % 60 === 0).length > 14 ? 120 : 60;
  return minute % every === 0 ? words.hourOfDay(minute) : null;
}
