import type { ChartConfiguration } from "chart.js";
import type { Palette } from "../../charts/palette.ts";
import type { Words } from "../../words/words.ts";
import type { LeadPicture } from "./lead-picture.ts";

/** Error by lead: the forecast as bars, the yardsticks as lines above it, if it is worth its trouble. */
export function leadChart(
  { rows, yardsticks }: LeadPicture,
  { palette, words }: { readonly palette: Palette; readonly words: Words },
): ChartConfiguration {
  const soft = palette["ink-soft"];
  const lines = [
    { borderColor: palette.example, pointBackgroundColor: palette.example, borderDash: [6, 4] },
    { borderColor: palette["last-year"], pointBackgroundColor: palette["last-year"], borderDash: [2, 3] },
  ];
  return {
    type: "bar",
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [
        ...yardsticks.map((label, i) => ({
          type: "line" as const,
          label,
          data: rows.map((row) => row.yardsticks[i] ?? null),
          borderWidth: 2,
          pointRadius: 4,
          ...lines[i % lines.length],
        })),
        {
          type: "bar" as const,
          label: words.say("proof.this-forecast"),
          data: rows.map(({ error }) => error),
          backgroundColor: palette.own,
          categoryPercentage: 0.6,
        },
      ],
    },
    options: {
      interaction: { mode: "index", intersect: false },
      plugins: {
        tooltip: {
          callbacks: { label: ({ dataset, parsed }) => `${dataset.label ?? ""}: ${words.finely(parsed.y ?? 0)}` },
        },
      },
      scales: {
        x: {
          grid: { display: false },
          border: { color: palette["line-strong"] },
          title: { display: true, text: words.say("proof.days-ahead"), color: soft },
          ticks: { color: palette.ink, maxRotation: 0, autoSkip: false },
        },
        y: {
          beginAtZero: true,
          grid: { color: palette.line },
          border: { display: false },
          ticks: { color: soft, maxTicksLimit: 6, callback: (value) => words.share(Number(value)) },
        },
      },
    },
  };
}
