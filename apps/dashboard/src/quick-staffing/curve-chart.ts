import type { ChartConfiguration, ChartDataset } from "chart.js";
import type { Palette } from "../charts/palette.ts";
import type { Words } from "../words/words.ts";
import type { CurvePicture, CurveRow } from "./curve-picture.ts";
import { shareWritten, waitWritten } from "./figures.ts";

interface Looks {
  readonly palette: Palette;
  readonly words: Words;
}

/** Service level and wait against agents, Erlang C's beside it, the answer as a pillar. */
export function curveChart(picture: CurvePicture, looks: Looks): ChartConfiguration {
  const { rows, targetShare, knowsPatience } = picture;
  const { palette, words } = looks;
  const { say } = words;
  const line = (
    label: string,
    pick: (row: CurveRow) => number | null,
    style: Partial<ChartDataset<"line">>,
  ): ChartDataset<"line"> => ({
    ...{ type: "line", label, data: rows.map(pick), yAxisID: "share", pointRadius: 0, pointHitRadius: 0 },
    ...style,
  });
  return {
    type: "bar",
    data: {
      labels: rows.map(({ agents }) => words.count(agents)),
      datasets: [
        line(say("staffing.legend-level"), ({ level }) => level, {
          borderColor: palette.tide,
          borderWidth: 2.4,
          pointRadius: rows.map(({ isAnswer }) => (isAnswer ? 6 : 0)),
          pointBackgroundColor: palette.tide,
          pointBorderColor: palette.card,
        }),
        line(say("staffing.legend-wait"), ({ waitSeconds }) => waitSeconds, {
          yAxisID: "wait",
          borderColor: palette.example,
          borderDash: [2, 3],
          borderWidth: 2,
          pointRadius: rows.map(({ isAnswer }) => (isAnswer ? 5 : 0)),
          pointStyle: "rectRot",
          pointBackgroundColor: palette.example,
          pointBorderColor: palette.card,
        }),
        ...(knowsPatience
          ? [
              line(say("staffing.legend-erlang-c"), ({ erlangCLevel }) => erlangCLevel, {
                borderColor: palette["last-year"],
                borderDash: [6, 4],
                borderWidth: 1.6,
                pointRadius: rows.map(({ isErlangCAnswer }) => (isErlangCAnswer ? 5 : 0)),
                pointStyle: "triangle",
                pointBackgroundColor: palette["last-year"],
                pointBorderColor: palette.card,
              }),
            ]
          : []),
        ...(targetShare === null
          ? []
          : [line(say("staffing.legend-target"), () => targetShare, { borderColor: palette.ink, borderWidth: 1.2 })]),
        {
          type: "bar",
          label: say("staffing.legend-answer"),
          data: rows.map(({ isAnswer }) => (isAnswer ? 1 : null)),
          yAxisID: "share",
          backgroundColor: palette.band,
          barPercentage: 1,
          categoryPercentage: 1,
        },
      ],
    },
    options: optionsOf(picture, looks),
  };
}

function optionsOf(picture: CurvePicture, looks: Looks): NonNullable<ChartConfiguration["options"]> {
  const { words } = looks;
  const { rows } = picture;
  return {
    interaction: { mode: "index", intersect: false },
    plugins: {
      tooltip: {
        filter: ({ datasetIndex }) => datasetIndex === 0,
        displayColors: false,
        callbacks: {
          title: ([item]) => {
            const { agents = 0 } = rows[item?.dataIndex ?? 0] ?? {};
            return `${words.say("staffing.agents")}: ${words.count(agents)}`;
          },
          label: ({ dataIndex }) => tooltip(rows[dataIndex], words),
        },
      },
    },
    scales: scalesOf(picture, looks),
  };
}

function scalesOf(
  { longestDrawnSeconds }: CurvePicture,
  { palette, words }: Looks,
): NonNullable<NonNullable<ChartConfiguration["options"]>["scales"]> {
  const { say } = words;
  const soft = palette["ink-soft"];
  return {
    x: {
      grid: { display: false },
      border: { color: palette["line-strong"] },
      title: { display: true, text: say("staffing.axis-agents"), color: soft },
      ticks: { color: soft, maxRotation: 0, autoSkipPadding: 12 },
    },
    share: {
      min: 0,
      max: 1,
      grid: { color: palette.line },
      border: { display: false },
      title: { display: true, text: say("staffing.axis-share"), color: soft },
      ticks: { color: soft, stepSize: 0.2, callback: (value) => words.share(Number(value)) },
    },
    wait: {
      position: "right",
      min: 0,
      max: longestDrawnSeconds,
      grid: { display: false },
      border: { display: false },
      title: { display: true, text: say("staffing.axis-wait"), color: soft },
      ticks: { color: soft, maxTicksLimit: 6 },
    },
  };
}

function tooltip(row: CurveRow | undefined, words: Words): string[] {
  if (row === undefined) return [];
  const { say } = words;
  return [
    `${say("staffing.service-level")}: ${shareWritten(row.level, words)}`,
    `${say("staffing.mean-wait")}: ${waitWritten(row.waitSeconds, words)}`,
    `${say("staffing.abandonment")}: ${shareWritten(row.abandonShare, words)}`,
    ...(row.erlangCLevel === null
      ? []
      : [say("staffing.by-erlang-c", { share: shareWritten(row.erlangCLevel, words) })]),
  ];
}
