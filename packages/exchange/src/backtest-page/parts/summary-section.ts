import type { BacktestReport } from "@springtide/contracts";
import { type PageTable, tableOf } from "./table.ts";
import { date, escaped, money, number, percent } from "./text.ts";

/** What was done, and the figures of every queue at a glance. */
export function summarySection(report: BacktestReport): string {
  const { subject, origins, horizonDays, everyDays, paths, seed, weather, queues, caveats } = report;
  const facts = [
    `${origins.length} ${origins.length === 1 ? "forecast" : "forecasts"} of ${horizonDays} days, the first from ${date(origins[0] ?? null)}, the last from ${date(origins.at(-1) ?? null)}, ${everyDays} days apart. Each was made from what lay before its first day.`,
    weather.words,
    `${paths} possible courses a forecast, seed ${seed}. Days are local days of ${subject.zone}.`,
  ];
  const notes = caveats.map((caveat) => `<li>${escaped(caveat)}</li>`);
  return [
    `<section id="summary"><p>${facts.map(escaped).join("</p><p>")}</p>`,
    tableOf(glance(queues, subject.currency)),
    notes.length === 0 ? "" : `<h3>To be known</h3><ul>${notes.join("")}</ul>`,
    "</section>",
  ].join("");
}

function glance(queues: BacktestReport["queues"], currency: string | null): PageTable {
  const names = (queues[0]?.overall.yardsticks ?? []).map(({ name }) => name);
  const isStaffed = queues.some(({ overall }) => overall.forecast.staffing !== null);
  return {
    header: [
      ...["", "Days", "WAPE", ...names.map((name) => `WAPE, ${name}`), "Bias", "80 % band held", "Peaks foreseen"],
      ...(isStaffed ? ["Cost of error", ...names.map((name) => `Cost, ${name}`)] : []),
    ],
    rows: queues.map(({ name, overall: { forecast, yardsticks }, peakDayRecall }) => [
      ...[name, number(forecast.days), percent(forecast.wape), ...yardsticks.map(({ wape }) => percent(wape))],
      ...[percent(forecast.bias), percent(forecast.coverage80), percent(peakDayRecall)],
      ...(isStaffed ? [forecast, ...yardsticks].map(({ staffing }) => money(staffing?.cost, currency)) : []),
    ]),
  };
}

/** What the words of the page mean. */
export function wordsSection(): string {
  const words: readonly (readonly [string, string])[] = [
    ["WAPE", "Sum of the errors of all days, over or under alike, as a share of the contacts that came."],
    ["Bias", "Sum of forecast less what came, as a share of what came: above zero the forecast is too high."],
    [
      "MASE, RMSSE",
      "Errors in units of those of the same weekday of the week before, over the history: below one is better than that.",
    ],
    [
      "80 % band held",
      "Share of days that fell into the band that promises to hold 80 % of them. Few days say little: of 28 days, 19 to 26 are as good as chance allows.",
    ],
    [
      "Kind of day",
      "Trigger window: a trigger that fired is felt by a tenth of its peak or more. Then holidays of customers, weekends, and ordinary days.",
    ],
    [
      "Peaks foreseen",
      "Of the busiest fifth of each forecast\u2019s days, the share that had a day of the forecast\u2019s busiest fifth within a day.",
    ],
    [
      "Cost of error",
      "Staff for the forecast less staff for what came, by the staffing formula of the plan and the wage of the teams that serve the queue. An hour too many costs its wage; an hour too few is bought late at twice the wage. The course within the day is taken as forecast.",
    ],
  ];
  return `<section id="words"><h2>What the words mean</h2><dl>${words.map(([word, meaning]) => `<dt>${escaped(word)}</dt><dd>${escaped(meaning)}</dd>`).join("")}</dl></section>`;
}
