import type { FinanceFigures } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { monthSaid } from "../month-said.ts";
import type { BarPicture } from "./picture.ts";

/** Budget, plan and what was paid, month by month, with the forecast to the end of each fiscal year. */
export function monthsPicture({ months, years }: Pick<FinanceFigures, "months" | "years">, words: Words): BarPicture {
  const { say, money, price } = words;
  const saidOf = ({
    fiscalYear,
    budget,
    plan,
    forecast,
    actualUntil,
    ...of
  }: FinanceFigures["years"][number]): string =>
    say(actualUntil === null ? "finance.months-said" : "finance.months-said-until", {
      ...{ year: String(fiscalYear), first: monthSaid(of.firstMonth, words), last: monthSaid(of.lastMonth, words) },
      ...{ budget: money(budget), plan: money(plan), forecast: money(forecast) },
      ...(actualUntil === null ? {} : { until: monthSaid(actualUntil, words) }),
    });
  return {
    sentence: years.map(saidOf).join(" "),
    labels: months.map(({ month }) => monthSaid(month, words)),
    isHorizontal: false,
    isStacked: false,
    unit: "money",
    series: [
      { name: say("finance.budget"), tone: "soft", values: months.map((one) => one.budget) },
      { name: say("finance.plan"), tone: "own", values: months.map((one) => one.plan) },
      { name: say("finance.actual"), tone: "tide", values: months.map((one) => one.actual) },
      {
        ...{ name: say("finance.forecast"), tone: "hatched" },
        values: months.map((one) => (one.actual === null ? one.forecast : null)),
      },
    ],
    table: {
      head: [
        say("finance.month"),
        say("finance.budget"),
        say("finance.plan"),
        say("finance.actual"),
        say("finance.forecast"),
      ],
      rows: [
        ...months.map(({ month, actual, ...one }) => [
          monthSaid(month, words),
          price(one.budget),
          price(one.plan),
          actual === null ? "–" : price(actual),
          price(one.forecast),
        ]),
        ...years.map(({ fiscalYear, budget, plan, forecast }) => [
          say("finance.year-end", { year: String(fiscalYear) }),
          ...[price(budget), price(plan), "", price(forecast)],
        ]),
      ],
    },
  };
}
