import type { Plan } from "@springtide/contracts";

/**
 * Why a plan names two amounts of partner seats: those that keep its targets, and those that are worth their price. Null where it decides on
 * none or covers nothing.
 */
export function twoAnswers({ decisions, totals, level, shop }: Plan): string | null {
  if (decisions === null || shop.agreements.length === 0 || totals.overflowHours <= 0) return null;
  const seasons = `${(100 * level.readySeasons).toFixed(0)} % of seasons`;
  const whole = (value: number): string => Math.round(value).toLocaleString("en-GB");
  const covered = `The ${whole(totals.overflowHours)} h of overflow (${shop.currency} ${whole(totals.overflowCost)}) keep every target in ${seasons}, whatever that costs.`;
  const weighed = decisions.losses.some(({ basis }) => basis === "customer-value")
    ? "by what lost customers cost"
    : "by the price that the targets put on a late contact";
  return `${covered} What is ordered and reserved here is what pays for itself, weighed ${weighed}. Buy the first where a target is a promise, the second where money decides: they are alternatives, and not to be added.`;
}
