import { dayOfMonth } from "@springtide/calendar";
import type { ChartConfiguration, ChartDataset } from "chart.js";
import type { Palette } from "../charts/palette.ts";
import type { Words } from "../words/words.ts";
import type { SeasonChange } from "./season-change.ts";

/** The season as changed with its band, and as stored, dashed. */
export function seasonChangeChart(
  { days, before, after }: SeasonChange,
  { palette, words }: { palette: Palette; words: Words },
): ChartConfiguration {
  const { say } = words;
  const line = (
    label: string,
    data: readonly number[],
    style: Partial<ChartDataset<"line">>,
  ): ChartDataset<"line"> => ({
    ...{ type: "line", label, data: [...data], pointRadius: 0, pointHitRadius: 6 },
    ...style,
  });
  return {
    type: "line",
    data: {
      labels: days.map(String),
      datasets: [
        line(say("triggers.season-after"), after.mean, { borderColor: palette.tide, borderWidth: 2.2 }),
        line(say("triggers.season-before"), before.mean, {
          borderColor: palette.ink,
          borderWidth: 1.3,
          borderDash: [5, 3],
        }),
        line(say("triggers.nine-below"), after.p90, { borderWidth: 0, backgroundColor: palette.band, fill: "+1" }),
        line(say("triggers.one-below"), after.p10, { borderWidth: 0 }),
      ],
    },
    options: {
      interaction: { mode: "index", intersect: false },
      plugins: {
        tooltip: {
          callbacks: {
            title: ([item]) => words.day(days[item?.dataIndex ?? 0] ?? 0),
            label: ({ dataset, parsed }) =>
              say("triggers.season-tooltip", { name: dataset.label ?? "", contacts: words.count(parsed.y ?? 0) }),
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
            callback: (_value, i) => (dayOfMonth(days[i] ?? 0) === 1 ? words.month(days[i] ?? 0) : null),
          },
        },
        y: {
          beginAtZero: true,
          grid: { color: palette.line },
          border: { display: false },
          ticks: { color: palette["ink-soft"], maxTicksLimit: 6, callback: (value) => words.count(Number(value)) },
        },
      },
    },
  };
}
