import type { ChartConfiguration, ChartDataset } from "chart.js";
import type { Palette } from "../../charts/palette.ts";
import type { Words } from "../../words/words.ts";
import type { PlayedPicture, PlayedRow } from "./played-picture.ts";
import { figureWritten } from "./played-picture.ts";

/** The mean of the seasons played with its band, and the target as a line. */
export function playedChart(
  { measure, rows, from, hasBand, target }: PlayedPicture,
  { palette, words }: { readonly palette: Palette; readonly words: Words },
): ChartConfiguration {
  const soft = palette["ink-soft"];
  const isShare = measure === "level";
  const line = (
    pick: (row: PlayedRow) => number | null,
    style: Partial<ChartDataset<"line">>,
  ): ChartDataset<"line"> => ({
    ...{ type: "line", data: rows.map(pick), pointRadius: 0, pointHitRadius: 0, borderWidth: 0 },
    ...style,
  });
  return {
    type: "line",
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [
        line(({ mean }) => mean, { borderColor: palette.tide, borderWidth: 2 }),
        ...(hasBand
          ? [line(({ low }) => low, {}), line(({ high }) => high, { fill: "-1", backgroundColor: palette.band })]
          : []),
        ...(target === null
          ? []
          : [line(() => target, { borderColor: palette.ink, borderWidth: 1.5, borderDash: [6, 4] })]),
      ],
    },
    options: {
      interaction: { mode: "index", intersect: false },
      plugins: {
        tooltip: {
          filter: ({ datasetIndex }) => datasetIndex === 0,
          displayColors: false,
          callbacks: { label: ({ dataIndex }) => tooltip(rows[dataIndex], measure, words) },
        },
      },
      scales: {
        x: {
          grid: { display: false },
          border: { color: palette["line-strong"] },
          ticks: { color: soft, autoSkip: false, maxRotation: 0, callback: (_value, i) => rows[i]?.tick ?? null },
        },
        y: {
          min: from,
          ...(isShare ? { max: 1 } : {}),
          grid: { color: palette.line },
          border: { display: false },
          ticks: {
            color: soft,
            maxTicksLimit: 6,
            callback: (value) =>
              isShare || measure === "abandon"
                ? words.share(Number(value))
                : figureWritten(measure, Number(value), words),
          },
        },
      },
    },
  };
}

function tooltip(row: PlayedRow | undefined, measure: PlayedPicture["measure"], words: Words): string[] {
  if (row === undefined || row.mean === null) return [];
  const written = (value: number | null): string => figureWritten(measure, value, words);
  return [
    written(row.mean),
    ...(row.low === null || row.high === null
      ? []
      : [words.say("words.range", { from: written(row.low), to: written(row.high) })]),
  ];
}
