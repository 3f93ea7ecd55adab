import type { Plan } from "@springtide/contracts";
import type { ComparisonLine } from "../what-if/comparison.ts";
import { readyLine, requiredHoursAtLevel, seasonLines } from "../what-if/comparison.ts";
import type { Words } from "../words/words.ts";

/** That a changed plan is looked at, and by which model it was found where that is not the stored plan's. */
export function changedInWords(stored: Plan, shown: Plan, { say }: Words): string {
  const { model } = shown.shop.plan;
  if (model === stored.shop.plan.model) return say("model.changed");
  return say(`model.changed-${model}`);
}

/** Which model is in view, and what the other would ask for as far as it is known. */
export function modelInWords(stored: Plan, shown: Plan, words: Words): string {
  const { model } = shown.shop.plan;
  const assumes = words.say(`model.assumes-${model}`);
  const other =
    model === stored.shop.plan.model ? besideTheStored(shown, words) : againstTheStored(stored, shown, words);
  return other === null ? assumes : `${assumes} ${other}`;
}

/** A plan by patience knows what Erlang C would want of a season known beforehand; not the other way round. */
function besideTheStored({ shop, totals }: Plan, words: Words): string | null {
  if (shop.plan.model === "erlang-c") return null;
  return words.say("model.beside", compared(totals.requiredHoursErlangC.p50, totals.requiredHours.p50, words));
}

function againstTheStored(stored: Plan, shown: Plan, words: Words): string {
  const hours = compared(requiredHoursAtLevel(shown), requiredHoursAtLevel(stored), words);
  return words.say(`model.against-${stored.shop.plan.model}`, hours);
}

/** Hours against others: how many more or fewer of a hundred. */
function compared(hours: number, own: number, words: Words) {
  const change = own === 0 ? 0 : hours / own - 1;
  const size = words.finely(Math.abs(change));
  const isSame = size === words.finely(0);
  const side = own === 0 ? "none" : isSame ? "same" : change > 0 ? "more" : "fewer";
  return { hours: words.hours(hours), own: words.hours(own), size, side };
}

/** The lines of before and after that tell two models apart at a glance; none where one model is in view. */
export function modelComparison(stored: Plan, shown: Plan, words: Words): readonly ComparisonLine[] {
  if (stored.shop.plan.model === shown.shop.plan.model) return [];
  return [
    ...seasonLines(["heads-required", "overflow", "cost"], stored, shown, words),
    readyLine(stored, shown, words),
  ];
}
