import type { BudgetVariance } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { monthSaid } from "../month-said.ts";
import type { BarPicture, Tone } from "./picture.ts";

type Part = BudgetVariance["order"][number];

/** Why the season comes to more or less than budgeted: one bar for each cause, in the order in which they are put right. */
export function variancePicture(variance: BudgetVariance, words: Words): BarPicture {
  const { say, money, cents, signed } = words;
  const { order, season, months } = variance;
  const name = (part: Part): string => say(`finance.part-of-${part}`);
  const [largest] = order.toSorted((a, b) => Math.abs(season.parts[b]) - Math.abs(season.parts[a]));
  const isMoved = largest !== undefined && season.parts[largest] !== 0;
  const sum = {
    budget: money(season.budget),
    expected: money(season.expected),
    difference: signed(season.difference, money),
  };
  const toneOf = (part: Part): Tone => (season.parts[part] > 0 ? "attention" : "good");
  return {
    sentence: isMoved
      ? say("finance.variance-said", { ...sum, part: name(largest), amount: signed(season.parts[largest], money) })
      : say("finance.variance-none", sum),
    labels: order.map(name),
    isHorizontal: true,
    isStacked: false,
    unit: "money",
    series: [
      {
        name: say("finance.difference"),
        tone: "soft",
        values: order.map((part) => season.parts[part]),
        tones: order.map(toneOf),
        figures: order.map((part) => (season.parts[part] === 0 ? "" : signed(season.parts[part], money))),
      },
    ],
    table: {
      head: [
        say("finance.month"),
        say("finance.budget"),
        say("finance.expected"),
        say("finance.difference"),
        ...order.map(name),
      ],
      rows: [
        ...months.map((one) => [
          one.isBooked
            ? monthSaid(one.month, words)
            : say("finance.not-booked", { month: monthSaid(one.month, words) }),
          cents(one.budget),
          cents(one.expected),
          signed(one.difference, cents),
          ...order.map((part) => signed(one.parts[part], cents)),
        ]),
        [
          say("finance.total"),
          cents(season.budget),
          cents(season.expected),
          signed(season.difference, cents),
          ...order.map((part) => signed(season.parts[part], cents)),
        ],
      ],
    },
  };
}
