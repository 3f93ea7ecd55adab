import type { Plan, PlanModel } from "@springtide/contracts";
import type { ComparisonLine } from "../what-if/comparison.ts";
import { comparison, requiredHoursAtLevel } from "../what-if/comparison.ts";
import type { Words } from "../words/words.ts";

/** What each model is called on the switch; the second as a planner without patience in the tool knows it. */
export const MODEL_NAMES: Readonly<Record<PlanModel, string>> = {
  patience: "With customers’ patience",
  "erlang-c": "As your current tool would say (Erlang C)",
};

/** What the model in view takes to be true. */
const ASSUMES: Readonly<Record<PlanModel, string>> = {
  patience:
    "Agents are found with customers’ patience: some hang up, and what one interval leaves in hand goes on in the next.",
  "erlang-c":
    "Agents are found by Erlang C, as most tools in use do: nobody ever hangs up, and each interval stands alone.",
};

/** ", found by Erlang C" where another model than the stored plan's is in view. */
export function modelInView(stored: Plan, shown: Plan): string {
  const { model } = shown.shop.plan;
  if (model === stored.shop.plan.model) return "";
  return model === "erlang-c" ? ", found by Erlang C" : ", found with customers’ patience";
}

/** Which model is in view, and what the other would ask for as far as it is known. */
export function modelInWords(stored: Plan, shown: Plan, words: Words): string {
  const { model } = shown.shop.plan;
  const other =
    model === stored.shop.plan.model ? besideTheStored(shown, words) : againstTheStored(stored, shown, words);
  return other === null ? ASSUMES[model] : `${ASSUMES[model]} ${other}`;
}

/** A plan by patience knows what Erlang C would want of a season known beforehand; not the other way round. */
function besideTheStored({ shop, totals }: Plan, words: Words): string | null {
  if (shop.plan.model === "erlang-c") return null;
  const [own, erlangC] = [totals.requiredHours.p50, totals.requiredHoursErlangC.p50];
  return `Erlang C would ask for ${words.hours(erlangC)} head-hours in a middling season, ${moreOrLess(erlangC, own, words)} the ${words.hours(own)} here.`;
}

function againstTheStored(stored: Plan, shown: Plan, words: Words): string {
  const [before, after] = [requiredHoursAtLevel(stored), requiredHoursAtLevel(shown)];
  const asks = shown.shop.plan.model === "erlang-c" ? "Erlang C asks for" : "With patience it takes";
  const than = stored.shop.plan.model === "erlang-c" ? "of Erlang C" : "with patience";
  return `${asks} ${words.hours(after)} head-hours to be as ready, ${moreOrLess(after, before, words)} the ${words.hours(before)} ${than}.`;
}

/** "6.1% more than", "as many as" */
function moreOrLess(value: number, against: number, words: Words): string {
  if (against === 0) return "against";
  const change = value / against - 1;
  const size = words.finely(Math.abs(change));
  if (size === words.finely(0)) return "as many as";
  return `${size} ${change > 0 ? "more" : "fewer"} than`;
}

const TOLD = ["Heads required", "Overflow to buy", "Total cost", "Ready, share of drawn seasons"];

/** The lines of before and after that tell two models apart at a glance; none where one model is in view. */
export function modelComparison(stored: Plan, shown: Plan, words: Words): readonly ComparisonLine[] {
  if (stored.shop.plan.model === shown.shop.plan.model) return [];
  return comparison(stored, shown, words).filter(({ name }) => TOLD.includes(name));
}
