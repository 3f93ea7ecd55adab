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
    return `${nearness(block, where, words)} ${ended(block, words)}`;
  });
}

function nearness({ cost, bound, gap }: Solved, where: string, words: Words): string {
  if (words.money(cost) === words.money(bound))
    return words.say("roster.solved.exact", { where, cost: words.money(cost) });
  return words.say("roster.solved.near", {
    where,
    cost: words.money(cost),
    bound: words.money(bound),
    size: gap < 0.001 ? "tiny" : "some",
    share: words.finely(Math.max(0.001, gap)),
  });
}

function ended({ stopped, work }: Solved, words: Words): string {
  const gap = words.finely(work.gap);
  return words.say(stopped === "gap" ? "roster.solved.by-gap" : "roster.solved.by-work", { gap });
}
