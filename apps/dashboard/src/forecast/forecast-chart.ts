import type { CivilDay } from "@springtide/calendar";
import { dayOfMonth } from "@springtide/calendar";
import type { ChartConfiguration, ChartDataset } from "chart.js";
import type { Palette } from "../charts/palette.ts";
import type { Words } from "../words/words.ts";
import type { ForecastPicture } from "./forecast-picture.ts";

/** The lines a reader may switch on and off. */
export type ForecastLayer = "band" | "mean" | "examples" | "last-year" | "year-before";

/** The picture as a chart: lines by day, told apart by colour, width and dash. */
export function forecastChart(
  picture: ForecastPicture,
  layers: ReadonlySet<ForecastLayer>,
  { palette, words }: { palette: Palette; words: Words },
): ChartConfiguration {
  const line = (
    label: string,
    data: readonly (number | null)[],
    style: Partial<ChartDataset<"line">>,
  ): ChartDataset<"line"> => ({
    type: "line",
    label,
    data: [...data],
    pointRadius: 0,
    pointHitRadius: 6,
    borderWidth: 1,
    ...style,
  });
  const { say } = words;
  const datasets: ChartDataset<"line">[] = [];
  if (layers.has("mean"))
    datasets.push(line(say("forecast.layer-mean"), picture.mean, { borderColor: palette.tide, borderWidth: 2.4 }));
  if (picture.storedMean !== null)
    datasets.push(
      line(say("forecast.mean-as-forecast"), picture.storedMean, { borderColor: palette.ink, borderDash: [2, 2] }),
    );
  if (layers.has("examples"))
    picture.examples.forEach((season, i) => {
      const borderColor = palette.example;
      datasets.push(
        line(say("forecast.example", { number: String(i + 1) }), season, {
          borderColor,
          borderDash: EXAMPLE_DASHES[i % 3] ?? [],
        }),
      );
    });
  if (layers.has("last-year"))
    datasets.push(
      line(say("forecast.layer-last-year"), picture.lastYear, {
        borderColor: palette["last-year"],
        borderDash: [5, 3],
        borderWidth: 1.4,
      }),
    );
  if (layers.has("year-before"))
    datasets.push(
      line(say("forecast.layer-year-before"), picture.yearBefore, {
        borderColor: palette["year-before"],
        borderDash: [1.5, 3],
        borderWidth: 1.4,
      }),
    );
  if (layers.has("band"))
    datasets.push(
      line(say("forecast.nine-below"), picture.band.p90, { borderWidth: 0, backgroundColor: palette.band, fill: "+1" }),
      line(say("forecast.one-below"), picture.band.p10, { borderWidth: 0 }),
    );
  return {
    type: "line",
    data: { labels: picture.days.map(String), datasets },
    options: optionsOf(picture.days, palette, words),
  };
}

const EXAMPLE_DASHES: readonly number[][] = [[], [7, 2], [3, 2]];

function optionsOf(
  days: readonly CivilDay[],
  palette: Palette,
  words: Words,
): NonNullable<ChartConfiguration["options"]> {
  const dayAt = (i: number): CivilDay => days[i] ?? 0;
  return {
    interaction: { mode: "index", intersect: false },
    plugins: {
      tooltip: {
        callbacks: {
          title: ([item]) => words.day(dayAt(item?.dataIndex ?? 0)),
          label: ({ dataset, parsed }) =>
            words.say("forecast.tooltip", { name: dataset.label ?? "", contacts: words.count(parsed.y ?? 0) }),
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
          callback: (_value, i) => (dayOfMonth(dayAt(i)) === 1 || i === 0 ? tickOf(dayAt(i), i, words) : null),
        },
      },
      y: {
        beginAtZero: true,
        grid: { color: palette.line },
        border: { display: false },
        ticks: { color: palette["ink-soft"], maxTicksLimit: 6, callback: (value) => words.count(Number(value)) },
      },
    },
  };
}

/** Months by name; the first day only where the next month's name is not close. */
function tickOf(day: CivilDay, i: number, words: Words): string | null {
  return i === 0 && dayOfMonth(day) > 18 ? null : words.month(day);
}
