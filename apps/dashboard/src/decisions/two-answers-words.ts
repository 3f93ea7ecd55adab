import type { Plan } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/**
 * Why a plan names two amounts of partner seats: those that keep its targets, and those that are worth their price. Null where it decides on
 * none or covers nothing.
 */
export function twoAnswersInWords({ decisions, totals, level, shop }: Plan, words: Words): string | null {
  if (decisions === null || shop.agreements.length === 0 || totals.overflowHours <= 0) return null;
  const byCustomers = decisions.losses.some(({ basis }) => basis === "customer-value");
  return words.say("decisions.two-answers", {
    hours: words.inHours(totals.overflowHours),
    cost: words.money(totals.overflowCost),
    seasons: words.seasons(level.readySeasons),
    weighed: byCustomers ? "customers" : "targets",
  });
}
