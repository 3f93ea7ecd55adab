import type { ChartConfiguration, ChartDataset } from "chart.js";
import { hatch } from "../../charts/hatch.ts";
import type { Palette } from "../../charts/palette.ts";
import type { Words } from "../../words/words.ts";
import { barFigures } from "./bar-figures.ts";
import type { BarPicture, Series, Tone } from "./picture.ts";

interface Looks {
  readonly palette: Palette;
  readonly words: Words;
}

/** Bars of money. */
export function barsChart(picture: BarPicture, looks: Looks): ChartConfiguration<"bar"> {
  const { labels, isHorizontal, isStacked, isOneLine = false, series, unit } = picture;
  const { palette, words } = looks;
  const soft = palette["ink-soft"];
  const write = unit === "money" ? words.money : words.count;
  const sizes = {
    stacked: isStacked,
    // Room for figures at the ends of bars.
    grace: series.some(({ figures }) => figures !== undefined) ? "10%" : 0,
    grid: { color: palette.line },
    border: { display: false },
    ticks: {
      color: soft,
      maxTicksLimit: 6,
      maxRotation: 0,
      callback: (value: string | number) => write(Number(value)),
    },
  };
  const names = {
    stacked: isStacked,
    grid: { display: false },
    border: { color: palette["line-strong"] },
    ticks: { color: soft, autoSkip: !isHorizontal, maxRotation: 0 },
  };
  return {
    type: "bar",
    data: {
      labels: labels.map((label) => (typeof label === "string" ? label : [...label])),
      datasets: series.map((one) => ({ ...datasetOf(one, palette), grouped: !isOneLine })),
    },
    plugins: [barFigures(series, palette, isHorizontal)],
    options: {
      indexAxis: isHorizontal ? "y" : "x",
      interaction: { mode: "index", intersect: false, axis: isHorizontal ? "y" : "x" },
      plugins: {
        tooltip: {
          callbacks: {
            label: ({ dataset, raw }) => `${dataset.label ?? ""}: ${rawSaid(raw, write, words)}`,
          },
        },
      },
      scales: isHorizontal ? { x: sizes, y: names } : { x: names, y: sizes },
    },
  };
}

/** The colour that a tone has in a style sheet's swatch too. */
function toneColour(tone: Tone, palette: Palette): string {
  return palette[tone === "hatched" ? "overflow" : tone === "soft" ? "last-year" : tone];
}

function datasetOf({ name, tone, values, tones }: Series, palette: Palette): ChartDataset<"bar"> {
  const fill = (one: Tone) =>
    one === "hatched"
      ? hatch({ colour: palette.overflow, ground: palette.card, rising: true })
      : toneColour(one, palette);
  return {
    label: name,
    data: values.map((value) => (typeof value === "number" || value === null ? value : [value[0], value[1]])),
    backgroundColor: tones === undefined ? fill(tone) : tones.map(fill),
    borderColor: toneColour(tone, palette),
    borderWidth: tone === "hatched" ? 1 : 0,
    categoryPercentage: 0.82,
    barPercentage: 0.94,
  };
}

function rawSaid(raw: unknown, write: (size: number) => string, { signed }: Words): string {
  if (Array.isArray(raw)) return signed(Number(raw[1]) - Number(raw[0]), write);
  return write(Number(raw));
}
