import type { ChartConfiguration } from "chart.js";
import type { Palette } from "../../charts/palette.ts";
import type { Words } from "../../words/words.ts";
import { amount } from "../figures.ts";
import type { DayPlan } from "./day-plan.ts";

/** Agents as bars, contacts as a line over them. */
export function dayPlanChart(
  { rows }: DayPlan,
  { palette, words }: { readonly palette: Palette; readonly words: Words },
): ChartConfiguration {
  const { say } = words;
  const soft = palette["ink-soft"];
  return {
    type: "bar",
    data: {
      labels: rows.map(({ label }) => label),
      datasets: [
        {
          type: "line",
          label: say("staffing.contacts-short"),
          data: rows.map(({ contacts }) => contacts),
          yAxisID: "contacts",
          borderColor: palette.example,
          borderWidth: 2.2,
          pointRadius: 0,
          pointHitRadius: 0,
        },
        {
          type: "bar",
          label: say("staffing.agents"),
          data: rows.map(({ agents }) => agents),
          yAxisID: "agents",
          backgroundColor: palette.own,
          categoryPercentage: 0.92,
          barPercentage: 1,
        },
      ],
    },
    options: {
      interaction: { mode: "index", intersect: false },
      plugins: {
        tooltip: {
          callbacks: { label: ({ dataset, parsed }) => `${dataset.label ?? ""}: ${amount(parsed.y ?? 0, words)}` },
        },
      },
      scales: {
        x: {
          grid: { display: false },
          border: { color: palette["line-strong"] },
          ticks: { color: soft, maxRotation: 0, autoSkipPadding: 16 },
        },
        agents: {
          beginAtZero: true,
          grid: { color: palette.line },
          border: { display: false },
          title: { display: true, text: say("staffing.axis-agents"), color: soft },
          ticks: { color: soft, precision: 0, maxTicksLimit: 6 },
        },
        contacts: {
          position: "right",
          beginAtZero: true,
          grid: { display: false },
          border: { display: false },
          title: { display: true, text: say("staffing.contacts-short"), color: soft },
          ticks: { color: soft, maxTicksLimit: 6 },
        },
      },
    },
  };
}
