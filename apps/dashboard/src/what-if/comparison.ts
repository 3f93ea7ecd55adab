import type { Plan } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** One line of before and after. `better` says which way the change points for the shop; null where it is neither. */
export interface ComparisonLine {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  readonly better: boolean | null;
}

/** What a change of promise or level does to hours, money and readiness. */
export function comparison(before: Plan, after: Plan, words: Words): readonly ComparisonLine[] {
  const hours = (value: number): string => `${words.hours(value)} h`;
  const line = (
    name: string,
    pick: (plan: Plan) => number,
    write: (value: number) => string,
    goodWhen: "less" | "more" | "neither",
  ) => {
    const [old, now] = [pick(before), pick(after)];
    const change = words.signed(now - old, write);
    const unchanged = change.startsWith("±");
    return {
      name,
      before: write(old),
      after: write(now),
      change,
      better: unchanged || goodWhen === "neither" ? null : goodWhen === "less" ? now < old : now > old,
    };
  };
  const service = before.staffing.flatMap(({ queue, expectedServiceLevel }) => {
    const then = after.staffing.find((staffing) => staffing.queue === queue)?.expectedServiceLevel ?? null;
    if (expectedServiceLevel === null || then === null) return [];
    const name = before.shop.queues.find(({ id }) => id === queue)?.name ?? queue;
    const ofQueue = (plan: Plan): number =>
      plan.staffing.find((staffing) => staffing.queue === queue)?.expectedServiceLevel ?? 0;
    return [line(`Service expected, ${name}`, ofQueue, words.finely, "more")];
  });
  return [
    line("Overflow to buy", ({ totals }) => totals.overflowHours, hours, "less"),
    line("Gap left", ({ totals }) => totals.gapHours, hours, "less"),
    line("Overflow cost", ({ totals }) => totals.overflowCost, words.money, "less"),
    line("Total cost", ({ totals }) => totals.cost, words.money, "less"),
    line("Ready, share of drawn seasons", ({ level }) => level.readyShare, words.share, "more"),
    ...service,
  ];
}

/** The comparison in one sentence, also for those who do not see the table. */
export function comparisonInWords(before: Plan, after: Plan, words: Words): string {
  const hours = after.totals.overflowHours - before.totals.overflowHours;
  const cost = after.totals.cost - before.totals.cost;
  const gap = after.totals.gapHours - before.totals.gapHours;
  const gapWords = words.signed(gap, words.hours);
  return (
    `The change takes ${words.signed(hours, words.hours)} overflow hours and ${words.signed(cost, words.money)}` +
    `${gapWords.startsWith("±") ? "; the gap stays as it is" : `, and leaves ${gapWords} hours of gap`}.`
  );
}
