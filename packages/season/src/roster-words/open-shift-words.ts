import type { AddedShift, Relief, WhyGap } from "@springtide/planning";
import { keptBackInWords } from "./obstacle-words.ts";
import { amount, counted, spanInWords, type RosterNames } from "./roster-names.ts";

/** Why a stretch is open, in sentences: who is kept from it by what, the most frequent first; then what lifting a limit would win. */
export function openShiftWords(why: WhyGap, names: RosterNames): string[] {
  return [...whyOpenWords(why, names), ...freeWords(why, names), ...reliefWords(why, names)];
}

/** What keeps whom, one sentence each. */
function whyOpenWords({ kept, skilled, stretch }: WhyGap, names: RosterNames): string[] {
  if (skilled === 0) return [`Nobody has the skill for ${names.queue(stretch.queue)}.`];
  return kept.map((group) => `${keptBackInWords(group, names)}.`);
}

function freeWords({ free }: WhyGap, names: RosterNames): string[] {
  const [best] = free;
  if (best === undefined) return [];
  const others = free.length === 1 ? "" : `, as could ${free.length - 1} more`;
  return [`${names.person(best.shift.person)} could work ${shiftInWords(best, names)}${others}.`];
}

/** The best of each kind of limit, for reliefs come the best first; then what the law asks, which is never offered. */
function reliefWords({ reliefs, kept }: WhyGap, names: RosterNames): string[] {
  const kinds = new Map<string, Relief[]>();
  for (const relief of reliefs) kinds.set(relief.name, [...(kinds.get(relief.name) ?? []), relief]);
  const offered = [...kinds.values()].flatMap(([best, ...others]) => {
    if (best === undefined) return [];
    const more = others.length === 0 ? "" : `; so for ${others.length} more`;
    return [`${reliefInWords(best, names)}, ${shiftInWords(best, names)} could be worked${more}.`];
  });
  const law = kept.filter(({ strength }) => strength === "law").map(({ name }) => name.slice("rule ".length));
  return [...offered, ...(law.length === 0 ? [] : [`What the law asks cannot be lifted: ${law.join(", ")}.`])];
}

function shiftInWords({ shift, headHours, saved, cost }: AddedShift, names: RosterNames): string {
  const worth = `${counted(headHours, "missing head-hour")} covered, worth ${amount(saved)}, for ${amount(cost)}`;
  return `${spanInWords(names, shift.startMs, shift.endMs)} (${worth})`;
}

/** "With 2 hours more for Ana in the week of ...". */
function reliefInWords({ obstacles, person }: Relief, names: RosterNames): string {
  const who = names.person(person);
  const [first] = obstacles;
  switch (first?.kind) {
    case "hours-a-week":
      return `With ${counted(first.hours - first.limit, "hour")} of overtime more for ${who}`;
    case "days-a-week":
      return `With ${counted(first.days - first.limit, "day")} a week more for ${who}`;
    case "days-in-a-row":
      return `With ${counted(first.days - first.limit, "day")} in a row more for ${who}`;
    case "away":
      return first.because === "leave" ? `If the leave of ${who} were moved` : `If ${who} could work then`;
    default:
      return `If that were relaxed for ${who}`;
  }
}
