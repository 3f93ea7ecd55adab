import { monthOf } from "@springtide/calendar";
import type { ChartConfiguration, ChartDataset } from "chart.js";
import { hatch } from "../charts/hatch.ts";
import type { Palette } from "../charts/palette.ts";
import type { Words } from "../words/words.ts";
import type { AxisWeek, SeasonAxis } from "./season-axis.ts";
import { pastOf } from "./season-axis.ts";

interface Looks {
  readonly palette: Palette;
  readonly words: Words;
}

/** Seats held by week, with what is expected to be confirmed of them, the probability of each trigger, deadlines as marks below. */
export function seasonAxisChart({ weeks, triggers }: SeasonAxis, looks: Looks): ChartConfiguration {
  const { palette, words } = looks;
  const { say } = words;
  const bars = (
    label: string,
    pick: (week: AxisWeek) => number,
    style: Partial<ChartDataset<"bar">>,
  ): ChartDataset<"bar"> => ({
    type: "bar",
    label,
    data: weeks.map(pick),
    yAxisID: "seats",
    stack: "seats",
    categoryPercentage: 0.86,
    barPercentage: 1,
    ...style,
  });
  return {
    type: "bar",
    data: {
      labels: weeks.map(({ week }) => String(week)),
      datasets: [
        ...(weeks.some(({ standing }) => standing > 0)
          ? [bars(say("decisions.axis.agreed"), ({ standing }) => standing, { backgroundColor: palette["ink-soft"] })]
          : []),
        bars(say("decisions.axis.firm"), ({ ordered }) => ordered, { backgroundColor: palette.own }),
        bars(say("decisions.axis.expected"), ({ confirmed }) => confirmed, { backgroundColor: palette.overflow }),
        bars(say("decisions.axis.beyond"), ({ reserved, confirmed }) => Math.max(0, reserved - confirmed), {
          backgroundColor: hatch({ colour: palette.overflow, ground: palette.card, rising: true }),
          borderColor: palette.overflow,
          borderWidth: 1,
        }),
        ...triggers.map(({ name }, i): ChartDataset<"line"> => ({
          type: "line",
          label: name,
          data: weeks.map(({ probabilities }) => probabilities[i] ?? null),
          yAxisID: "chance",
          order: -1,
          borderColor: palette.example,
          borderDash: i === 0 ? [] : [5, 3],
          borderWidth: 2.2,
          pointRadius: 3,
          pointBackgroundColor: palette.example,
          pointBorderColor: palette.card,
        })),
        {
          type: "line",
          label: say("decisions.axis.deadlines"),
          data: weeks.map(({ deadlines }) => (deadlines > 0 ? 0 : null)),
          yAxisID: "due",
          showLine: false,
          pointStyle: "rectRot",
          pointRadius: weeks.map(({ deadlines }) => 4 + Math.min(4, deadlines)),
          pointBackgroundColor: weeks.map((week) => (isOver(week) ? palette.card : palette.ink)),
          pointBorderColor: palette.ink,
        },
      ],
    },
    options: optionsOf(weeks, looks),
  };
}

function optionsOf(weeks: readonly AxisWeek[], { palette, words }: Looks): NonNullable<ChartConfiguration["options"]> {
  const soft = palette["ink-soft"];
  return {
    interaction: { mode: "index", intersect: false },
    plugins: {
      tooltip: {
        callbacks: {
          title: ([item]) => weekInWords(weeks[item?.dataIndex ?? 0], words),
          label: ({ dataset, dataIndex, parsed }) => {
            const week = weeks[dataIndex];
            if (dataset.yAxisID === "due") return dueInWords(week, words);
            const value = parsed.y ?? 0;
            return `${dataset.label ?? ""}: ${dataset.yAxisID === "chance" ? words.share(value) : words.hours(value)}`;
          },
        },
      },
    },
    scales: {
      x: {
        stacked: true,
        grid: { display: false },
        border: { color: palette["line-strong"] },
        ticks: { color: soft, autoSkip: false, maxRotation: 0, callback: (_value, i) => tickOf(weeks, i, words) },
      },
      due: {
        type: "linear",
        stack: "left",
        stackWeight: 1,
        min: -1,
        max: 1,
        grid: { display: false },
        border: { display: false },
        ticks: { display: false },
      },
      seats: {
        type: "linear",
        stacked: true,
        stack: "left",
        stackWeight: 8,
        beginAtZero: true,
        grid: { color: palette.line },
        border: { display: false },
        title: { display: true, text: words.say("decisions.axis.seats"), color: soft },
        ticks: { color: soft, precision: 0, maxTicksLimit: 6 },
      },
      chance: {
        type: "linear",
        position: "right",
        stack: "right",
        stackWeight: 8,
        min: 0,
        max: 1,
        grid: { display: false },
        border: { display: false },
        ticks: { color: soft, stepSize: 0.25, callback: (value) => words.share(Number(value)) },
      },
      room: {
        type: "linear",
        position: "right",
        stack: "right",
        stackWeight: 1,
        grid: { display: false },
        border: { display: false },
        ticks: { display: false },
      },
    },
  };
}

/** Whether all that was due in a week is past. */
function isOver({ deadlines, past }: AxisWeek): boolean {
  return past === deadlines;
}

function dueInWords(week: AxisWeek | undefined, words: Words): string {
  const { deadlines = 0, past = 0 } = week ?? {};
  return words.say("decisions.axis.due", { count: deadlines, past: pastOf(past, deadlines, words) });
}

function weekInWords(week: AxisWeek | undefined, words: Words): string {
  return week === undefined
    ? ""
    : words.say("decisions.week", { week: String(week.week), days: words.dayRange(week.monday, week.monday + 6) });
}

/** The month's name at its first week. */
function tickOf(weeks: readonly AxisWeek[], i: number, words: Words): string | null {
  const [week, before] = [weeks[i], weeks[i - 1]];
  if (week === undefined) return null;
  return before === undefined || monthOf(before.monday) !== monthOf(week.monday) ? words.month(week.monday) : null;
}
