import type { PlanDecisions } from "@springtide/contracts";
import { seatHoursOf } from "../decisions/rule-steps.ts";
import type { ComparisonLine, Quantity } from "../what-if/comparison.ts";
import { comparisonLine } from "../what-if/comparison.ts";
import type { Words } from "../words/words.ts";

/** What is decided for the plan's terms and for others; the two totals stand in lines of their own. */
export function trialLines(before: PlanDecisions, after: PlanDecisions, words: Words): readonly ComparisonLine[] {
  const { say } = words;
  const money = { write: words.money, goodWhen: "less" as const };
  const hours = {
    write: (value: number): string => say("trial.hours", { hours: words.hours(value) }),
    goodWhen: "less" as const,
  };
  const quantities: readonly Quantity<PlanDecisions>[] = [
    { ...money, name: say("trial.line.ledger"), of: ({ expected }) => expected.ledger },
    { ...money, name: say("trial.line.at-stake"), of: ({ expected }) => expected.atStake },
    { ...money, name: say("trial.line.dearest"), of: ({ expected }) => expected.worstTenth },
    {
      ...hours,
      name: say("trial.line.ordered"),
      of: ({ periods }) => sum(periods, ({ ordered }) => seatHoursOf(ordered)),
    },
    {
      ...hours,
      name: say("trial.line.reserved"),
      of: ({ periods }) => sum(periods, ({ reserved }) => seatHoursOf(reserved)),
    },
    { ...hours, name: say("trial.line.confirmed"), of: ({ periods }) => sum(periods, confirmedHours) },
  ];
  return quantities.map((quantity) => comparisonLine(quantity, before, after, words));
}

/** The lines in a sentence. */
export function trialInWords(before: PlanDecisions, after: PlanDecisions, words: Words): string {
  const change = (of: (decisions: PlanDecisions) => number): string =>
    words.signed(of(after) - of(before), words.money);
  return words.say("trial.sentence", {
    cost: change(({ expected }) => expected.ledger),
    stake: change(({ expected }) => expected.atStake),
  });
}

function confirmedHours({ steps }: PlanDecisions["periods"][number]): number {
  return steps.reduce((total, { chance, seatHours }) => total + chance * seatHours, 0);
}

function sum<T>(list: readonly T[], of: (one: T) => number): number {
  return list.reduce((total, one) => total + of(one), 0);
}
