import type { ChartConfiguration } from "chart.js";
import { hatch } from "../../charts/hatch.ts";
import type { Palette } from "../../charts/palette.ts";
import type { Words } from "../../words/words.ts";
import type { ArmsPicture, WeeksPicture } from "./arms-picture.ts";

interface Looks {
  readonly palette: Palette;
  readonly words: Words;
}

/** Ledger cost and value at stake of each arm, side by side and never one on the other. */
export function armsChart({ rows }: ArmsPicture, { palette, words }: Looks): ChartConfiguration {
  const { say } = words;
  return {
    type: "bar",
    data: {
      // A name on several lines has room on a narrow page.
      labels: rows.map(({ name }) => name.split(" ")),
      datasets: [
        {
          type: "bar",
          label: say("proof.ledger"),
          data: rows.map(({ ledger }) => ledger),
          backgroundColor: palette.own,
          categoryPercentage: 0.7,
          barPercentage: 0.94,
        },
        {
          type: "bar",
          label: say("proof.at-stake"),
          data: rows.map(({ atStake }) => atStake),
          backgroundColor: hatch({ colour: palette.gap, ground: palette.card, rising: true }),
          borderColor: palette.gap,
          borderWidth: 1,
          categoryPercentage: 0.7,
          barPercentage: 0.94,
        },
      ],
    },
    options: {
      interaction: { mode: "index", intersect: false },
      plugins: {
        tooltip: {
          callbacks: { label: ({ dataset, parsed }) => `${dataset.label ?? ""}: ${words.money(parsed.y ?? 0)}` },
        },
      },
      scales: {
        x: {
          grid: { display: false },
          border: { color: palette["line-strong"] },
          ticks: { color: palette.ink, maxRotation: 0, autoSkip: false },
        },
        y: moneyScale({ palette, words }),
      },
    },
  };
}

/** The sum of one total by the end of each week, a line an arm. */
export function weeksChart({ labels, arms }: WeeksPicture, { palette, words }: Looks): ChartConfiguration {
  return {
    type: "line",
    data: {
      labels: [...labels],
      datasets: arms.map(({ arm, name, sums }) => ({
        type: "line",
        label: name,
        data: [...sums],
        pointRadius: 0,
        pointHitRadius: 0,
        ...{
          planner: { borderColor: palette.tide, borderWidth: 2.6 },
          hindsight: { borderColor: palette.good, borderWidth: 2, borderDash: [6, 4] },
          practice: { borderColor: palette.example, borderWidth: 2, borderDash: [2, 3] },
          none: { borderColor: palette["last-year"], borderWidth: 1.5, borderDash: [10, 4] },
        }[arm],
      })),
    },
    options: {
      interaction: { mode: "index", intersect: false },
      plugins: {
        tooltip: {
          callbacks: { label: ({ dataset, parsed }) => `${dataset.label ?? ""}: ${words.money(parsed.y ?? 0)}` },
        },
      },
      scales: {
        x: {
          grid: { display: false },
          border: { color: palette["line-strong"] },
          ticks: { color: palette["ink-soft"], maxRotation: 0, autoSkipPadding: 18 },
        },
        y: moneyScale({ palette, words }),
      },
    },
  };
}

function moneyScale({ palette, words }: Looks) {
  return {
    beginAtZero: true,
    grid: { color: palette.line },
    border: { display: false },
    ticks: {
      color: palette["ink-soft"],
      maxTicksLimit: 6,
      callback: (value: string | number) => words.money(Number(value)),
    },
  };
}
