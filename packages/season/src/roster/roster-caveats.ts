import { type CivilDay, isoDay } from "@springtide/calendar";
import type { PlanRoster, Shop } from "@springtide/contracts";
import type { SeasonBasis } from "../basis.ts";
import { sitesWithPeople } from "./people-at-site.ts";
import { type DayStretch, rosterSpan } from "./roster-span.ts";

const REMARKS_SHOWN = 8;

/** What a reader must know before trusting the weeks rostered by name. */
export function rosterCaveats({ shop, grid }: Pick<SeasonBasis, "shop" | "grid">, roster: PlanRoster | null): string[] {
  if (sitesWithPeople(shop).length === 0) return [];
  const span = rosterSpan(shop, grid);
  if (span === null || roster === null)
    return [
      `Nobody is rostered by name: no whole week of plan.roster lies within the plan, which ends on ${isoDay(grid.firstDay + grid.days - 1)}.`,
    ];
  return [...weeksMissing(span), ...withoutRules(roster), ...breaksTwice(shop, roster), ...firstRemarks(roster)];
}

function weeksMissing({ weeksMissing: missing, firstDay, days }: DayStretch & { weeksMissing: number }): string[] {
  if (missing === 0) return [];
  return [
    `People are rostered by name from ${isoDay(firstDay)} to ${lastDay(firstDay, days)} only: ${missing} of the weeks of plan.roster lie outside the plan.`,
  ];
}

function withoutRules({ rules }: PlanRoster): string[] {
  return rules.flatMap(({ site, rules: known }) =>
    known === null
      ? [`No rules of working time hold at "${site}": only contracts, availability and one shift at a time were kept.`]
      : [],
  );
}

/** The first of what does not fit together, and how much more there is. */
function firstRemarks({ remarks }: PlanRoster): string[] {
  const more = remarks.length - REMARKS_SHOWN;
  return [
    ...remarks.slice(0, REMARKS_SHOWN),
    ...(more > 0 ? [`${more} more remarks on people and contracts stand in the plan (roster.remarks).`] : []),
  ];
}

/** Breaks planned by name are no longer a part of shrinkage. */
function breaksTwice({ queues, teams }: Shop, { shifts }: PlanRoster): string[] {
  if (shifts.every(({ breaks }) => breaks.length === 0)) return [];
  const served = new Set(teams.flatMap(({ people }) => people.flatMap(({ serves }) => serves)));
  const shrinking = queues.filter(({ id, shrinkage }) => served.has(id) && shrinkage > 0);
  if (shrinking.length === 0) return [];
  const told = shrinking.map(({ id, shrinkage }) => `"${id}" ${(shrinkage * 100).toFixed(0)} %`).join(", ");
  return [
    `Breaks are planned by name, and a person on a break counts as nobody: the shrinkage of the queues (${told}) should hold training, meetings and illness only. Breaks that are in it too are planned for twice.`,
  ];
}

function lastDay(firstDay: CivilDay, days: number): string {
  return isoDay(firstDay + days - 1);
}
