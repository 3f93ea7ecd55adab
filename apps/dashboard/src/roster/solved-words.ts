import { civilDay } from "@springtide/calendar";
import type { PlanRoster, Shop } from "@springtide/contracts";
import type { Words } from "../words/words.ts";
import type { RosterWeek } from "./roster-weeks.ts";

type Solved = PlanRoster["solved"][number];

/** The blocks of a roster that reach into a week. */
export function solvedInWeek(
  { solved }: Pick<PlanRoster, "solved">,
  { monday }: Pick<RosterWeek, "monday">,
): readonly Solved[] {
  return solved.filter(({ firstDay, days }) => civilDay(firstDay) < monday + 7 && civilDay(firstDay) + days > monday);
}

/**
 * How near each block of a roster is proven to be to the best one, in words: what it costs, below what no legal roster can come,
 * and why the search ended.
 */
export function solvedInWords(
  solved: readonly Solved[],
  { sites }: Pick<Shop, "sites">,
  words: Words,
): readonly string[] {
  const several = new Set(solved.map(({ site }) => site)).size > 1;
  return solved.map((block) => {
    const first = civilDay(block.firstDay);
    const when = words.dayRange(first, first + block.days - 1);
    const name = sites.find(({ id }) => id === block.site)?.name ?? block.site;
    const where = several ? `${name}, ${when}` : when;
    return `${where}: ${nearness(block, words)} ${ended(block, words)}`;
  });
}

function nearness({ cost, bound, gap }: Solved, words: Words): string {
  const counted = "wages, overtime, open demand, wishes passed over and unfairness together";
  if (words.money(cost) === words.money(bound))
    return `this roster comes to ${words.money(cost)} (${counted}), and no legal roster can cost less.`;
  return `this roster comes to ${words.money(cost)} (${counted}); no legal roster can cost less than ${words.money(bound)}, so ${gap < 0.001 ? `less than ${words.finely(0.001)}` : `at most ${words.finely(gap)}`} could still be saved.`;
}

function ended({ stopped, work }: Solved, words: Words): string {
  return stopped === "gap"
    ? `The search ended because that is within the ${words.finely(work.gap)} asked for.`
    : `The search ended at its limit of work, before the ${words.finely(work.gap)} asked for was proven.`;
}
