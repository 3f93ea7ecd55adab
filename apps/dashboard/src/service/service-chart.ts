import type { ChartConfiguration, ChartDataset } from "chart.js";
import { hatch } from "../charts/hatch.ts";
import type { Palette } from "../charts/palette.ts";
import { SCALE_WIDTH, hourTick } from "../day/day-chart.ts";
import type { Words } from "../words/words.ts";
import type { ServicePicture, ServiceRow } from "./service-picture.ts";

/** Service level by interval with its spread over seasons, the target as a line, those who hang up as bars from below. */
export function serviceChart(
  { rows, target, within }: ServicePicture,
  { palette, words, onRow }: { palette: Palette; words: Words; onRow: (row: number) => void },
): ChartConfiguration {
  const line = (
    label: string,
    pick: (row: ServiceRow) => number | null,
    style: Partial<ChartDataset<"line">>,
  ): ChartDataset<"line"> => ({
    type: "line",
    label,
    data: rows.map(pick),
    pointRadius: 0,
    pointHitRadius: 0,
    borderWidth: 0,
    ...style,
  });
  const { say } = words;
  return {
    type: "bar",
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [
        line(say("service.answered-in", { within }), (row) => row.serviceLevel, {
          borderColor: palette.tide,
          borderWidth: 2.2,
          pointRadius: rows.length > 60 ? 0 : 2,
          pointBackgroundColor: palette.tide,
        }),
        line("", (row) => row.low, {}),
        line("", (row) => row.high, { fill: "-1", backgroundColor: palette.band }),
        line(say("service.target"), () => target, { borderColor: palette.ink, borderWidth: 1.5, borderDash: [6, 4] }),
        {
          type: "bar",
          label: say("service.hang-up-column"),
          data: rows.map(({ abandonShare }) => abandonShare),
          barPercentage: 1,
          categoryPercentage: 1,
          backgroundColor: hatch({ colour: palette.gap, ground: palette.card, rising: false }),
          borderColor: palette.gap,
          borderWidth: { top: 1.5 },
        },
      ],
    },
    options: {
      interaction: { mode: "index", intersect: false },
      onClick: (_event, [hit]) => {
        if (hit !== undefined) onRow(hit.index);
      },
      plugins: {
        tooltip: {
          filter: ({ datasetIndex }) => datasetIndex === 0,
          displayColors: false,
          callbacks: { label: ({ dataIndex }) => tooltip(rows[dataIndex], within, words) },
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
            callback: (_value, i) => hourTick(rows, i, words),
          },
        },
        y: {
          min: 0,
          max: 1,
          grid: { color: palette.line },
          border: { display: false },
          afterFit: (scale) => {
            scale.width = SCALE_WIDTH;
          },
          ticks: { color: palette["ink-soft"], stepSize: 0.25, callback: (value) => words.share(Number(value)) },
        },
      },
    },
  };
}

function tooltip(row: ServiceRow | undefined, within: string, words: Words): string[] {
  if (row === undefined || row.serviceLevel === null) return [];
  const { say } = words;
  return [
    say("service.tip-in", {
      within,
      share: words.share(row.serviceLevel),
      low: words.share(row.low ?? 0),
      high: words.share(row.high ?? 0),
    }),
    say("service.tip-hang-up", { share: words.finely(row.abandonShare ?? 0) }),
    say("service.tip-agents", { agents: row.agents, contacts: words.hours(row.contacts) }),
  ];
}
