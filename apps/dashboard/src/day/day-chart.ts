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
  return {
    type: "bar",
    data: {
      labels: picture.rows.map(({ label }) => label),
      datasets: [
        bars("Own", (row) => row.own, { backgroundColor: palette.own }),
        bars("Overflow", (row) => row.overflow, { backgroundColor: overflow }),
        bars("Still short", (row) => row.gap, {
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
          beforeBody: ([item]) => `Required: ${words.count(rows[item?.dataIndex ?? 0]?.required ?? 0)}`,
          label: ({ dataset, parsed }) => `${dataset.label ?? ""}: ${words.count(parsed.y ?? 0)}`,
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
          callback: (_value, i) => hourTick(rows, i),
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
        ticks: { color: palette["ink-soft"], precision: 0, maxTicksLimit: 6 },
      },
    },
  };
}

/** "14" at the full hour, at every second one where there are many; nothing between. */
export function hourTick(rows: readonly { readonly label: string }[], i: number): string | null {
  const every = rows.filter(({ label }) => onTheHour(label)).length > 14 ? 2 : 1;
  const label = rows[i]?.label ?? "";
  return onTheHour(label) && Number(label.slice(0, 2)) % every === 0 ? label.replace(":00", "") : null;
}

function onTheHour(label: string): boolean {
  return label.slice(2, 5) === ":00";
}
