import type { ChartConfiguration } from "chart.js";
import type { Palette } from "../../charts/palette.ts";
import type { Words } from "../../words/words.ts";
import type { DiffPicture } from "./diff-picture.ts";

/** Contacts by week before and after, of the days that storing a file changes. */
export function changeChart(
  { weeks }: DiffPicture,
  { palette, words }: { readonly palette: Palette; readonly words: Words },
): ChartConfiguration<"bar"> {
  const hasBefore = weeks.some(({ before }) => before > 0);
  return {
    type: "bar",
    data: {
      labels: weeks.map(({ monday }) => words.day(monday)),
      datasets: [
        ...(hasBefore
          ? [
              {
                label: words.say("data.before"),
                data: weeks.map(({ before }) => before),
                backgroundColor: palette["last-year"],
              },
            ]
          : []),
        {
          label: words.say("data.after"),
          data: weeks.map(({ after }) => after),
          backgroundColor: palette.tide,
        },
      ],
    },
    options: {
      plugins: { legend: { display: false } },
      scales: {
        x: { grid: { display: false }, ticks: { color: palette["ink-soft"], maxTicksLimit: 8, maxRotation: 0 } },
        y: {
          beginAtZero: true,
          grid: { color: palette.line },
          ticks: { color: palette["ink-soft"], maxTicksLimit: 4 },
        },
      },
    },
  };
}
