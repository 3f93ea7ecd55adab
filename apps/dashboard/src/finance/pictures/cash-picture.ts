import type { CashDay } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { costKind } from "../cost-kind.ts";
import { dateSaid, monthSaid } from "../month-said.ts";
import type { SubjectNames } from "../subject-names.ts";
import type { BarPicture } from "./picture.ts";

/** When money leaves: by month as bars, day by day in the table. */
export function cashPicture(cash: readonly CashDay[], names: SubjectNames, words: Words): BarPicture {
  const { say, money, price } = words;
  const months = [...new Set(cash.map(({ day }) => day.slice(0, 7)))].toSorted();
  const isOwn = ({ kind }: CashDay): boolean => kind === "wages" || kind === "overtime-premium";
  const of = (month: string, pick: (one: CashDay) => boolean): number =>
    sum(cash.filter((one) => one.day.startsWith(month) && pick(one)));
  const [dearest] = months.toSorted((a, b) => of(b, () => true) - of(a, () => true));
  return {
    sentence:
      dearest === undefined
        ? say("finance.cash-none")
        : say("finance.cash-said", {
            total: money(sum(cash)),
            month: monthSaid(dearest, words),
            amount: money(of(dearest, () => true)),
          }),
    labels: months.map((month) => monthSaid(month, words)),
    isHorizontal: false,
    isStacked: true,
    unit: "money",
    series: [
      { name: say("finance.cash-own"), tone: "own", values: months.map((month) => of(month, isOwn)) },
      {
        name: say("finance.cash-other"),
        tone: "overflow",
        values: months.map((month) => of(month, (one) => !isOwn(one))),
      },
    ],
    table: {
      head: [
        say("finance.paid-on"),
        say("finance.kind"),
        say("finance.to-whom"),
        say("finance.of-month"),
        say("finance.amount"),
      ],
      rows: cash.map(({ day, kind, subject, ofMonth, amount }) => [
        dateSaid(day, words),
        costKind(kind, words),
        names(subject),
        monthSaid(ofMonth, words),
        price(amount),
      ]),
    },
  };
}

function sum(days: readonly CashDay[]): number {
  return Math.round(100 * days.reduce((all, { amount }) => all + amount, 0)) / 100;
}
