import type { FinanceOutcome } from "@springtide/contracts";
import { waterfallOf } from "@springtide/season";
import type { Words } from "../../words/words.ts";
import { costKind } from "../cost-kind.ts";
import { outcomeName } from "../outcome-name.ts";
import type { BarPicture, Tone } from "./picture.ts";

/** The ledger of one scenario turned into that of another, kind by kind. */
export function waterfallPicture(from: FinanceOutcome, to: FinanceOutcome, words: Words): BarPicture {
  const { say, money, price, signed } = words;
  const names = [outcomeName(from, words), outcomeName(to, words)] as const;
  const steps = waterfallOf(from, to);
  const bars = steps.map(({ kind, amount, after }) => ({
    name: costKind(kind, words),
    amount,
    after,
    span: [after - amount, after] as const,
  }));
  const tones: Tone[] = ["soft", ...bars.map(({ amount }): Tone => (amount > 0 ? "attention" : "good")), "soft"];
  const [largest] = steps.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return {
    sentence:
      largest === undefined
        ? say("finance.waterfall-same", { from: names[0], to: names[1], amount: money(from.ledger) })
        : say("finance.waterfall-said", {
            ...{ from: names[0], to: names[1], before: money(from.ledger), after: money(to.ledger) },
            kind: costKind(largest.kind, words),
            amount: signed(largest.amount, money),
          }),
    labels: [names[0], ...bars.map(({ name }) => name), names[1]],
    isHorizontal: false,
    isStacked: false,
    unit: "money",
    series: [
      {
        name: say("finance.ledger"),
        tone: "soft",
        values: [from.ledger, ...bars.map(({ span }) => span), to.ledger],
        tones,
        figures: [money(from.ledger), ...bars.map(({ amount }) => signed(amount, money)), money(to.ledger)],
      },
    ],
    table: {
      head: [say("finance.kind"), say("finance.change"), say("finance.ledger-after")],
      rows: [
        [names[0], "", price(from.ledger)],
        ...bars.map(({ name, amount, after }) => [name, signed(amount, price), price(after)]),
        [names[1], "", price(to.ledger)],
      ],
    },
  };
}
