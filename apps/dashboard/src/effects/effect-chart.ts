import type { ChartConfiguration, ChartDataset } from "chart.js";
import type { Palette } from "../charts/palette.ts";
import type { Words } from "../words/words.ts";
import type { EffectPicture } from "./effect-picture.ts";
import { offsetInWords } from "./effect-picture.ts";

/** The learned effect with its band, and the given one dashed. */
export function effectChart(
  picture: EffectPicture,
  { palette, words }: { palette: Palette; words: Words },
): ChartConfiguration {
  const line = (
    label: string,
    data: readonly number[],
    style: Partial<ChartDataset<"line">>,
  ): ChartDataset<"line"> => ({
    type: "line",
    label,
    data: [...data],
    pointRadius: 0,
    pointHitRadius: 6,
    ...style,
  });
  const { say } = words;
  return {
    type: "line",
    data: {
      labels: picture.offsets.map(String),
      datasets: [
        line(say("effects.learned"), picture.mean, { borderColor: palette.tide, borderWidth: 2.4 }),
        line(say("effects.given"), picture.given, { borderColor: palette.ink, borderWidth: 1.2, borderDash: [5, 3] }),
        line(say("effects.nine-below"), picture.band.high, {
          borderWidth: 0,
          backgroundColor: palette.band,
          fill: "+1",
        }),
        line(say("effects.one-below"), picture.band.low, { borderWidth: 0 }),
      ],
    },
    options: optionsOf(picture, palette, words),
  };
}

function optionsOf(
  { offsets }: EffectPicture,
  palette: Palette,
  words: Words,
): NonNullable<ChartConfiguration["options"]> {
  const share = (value: number): string => words.signed(value, words.share);
  return {
    interaction: { mode: "index", intersect: false },
    plugins: {
      tooltip: {
        callbacks: {
          title: ([item]) => offsetInWords(offsets[item?.dataIndex ?? 0] ?? 0, words),
          label: ({ dataset, parsed }) =>
            words.say("effects.tooltip", { name: dataset.label ?? "", share: share(parsed.y ?? 0) }),
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
          callback: (_value, i) => tickOf(offsets[i] ?? 0, offsets.length, words),
        },
      },
      y: {
        grid: { color: palette.line },
        border: { display: false },
        ticks: { color: palette["ink-soft"], maxTicksLimit: 6, callback: (value) => share(Number(value)) },
      },
    },
  };
}

/** The onset by name, then every week; of long effects every third. */
function tickOf(offset: number, days: number, { say, signed, count }: Words): string | null {
  if (offset === 0) return say("effects.onset");
  return offset % (days > 35 ? 21 : 7) === 0 ? say("effects.tick", { days: signed(offset, count) }) : null;
}
