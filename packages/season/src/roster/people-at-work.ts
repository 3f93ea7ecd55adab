import type { OwnShift, PlanRoster } from "@springtide/contracts";
import type { SeasonBasis } from "../basis.ts";
import { ownRoster } from "../own-roster.ts";
import { peopleHeads, type SkilledHeads } from "./people-heads.ts";
import type { HeadsWanted } from "./roster-season.ts";
import { rosterSpan } from "./roster-span.ts";

/** Makes the roster by name of a plan, or hands out the one it has, once it is known what is wanted of it. */
export type RosterChoice = (wanted: HeadsWanted) => PlanRoster | null;

/** Everyone of one's own who is there: heads by skills, the stretches of the weekly rosters, and the roster by name. */
export interface PeopleAtWork {
  readonly heads: readonly SkilledHeads[];
  readonly shifts: readonly OwnShift[];
  readonly roster: PlanRoster | null;
}

/** Weekly rosters of heads, those besides them and, in the weeks rostered so, people by name; a person on a break is no head. */
export function peopleAtWork(
  { shop, grid, holidays, besides }: SeasonBasis,
  required: readonly Uint16Array[],
  choose: RosterChoice,
): PeopleAtWork {
  const weekly = ownRoster(shop, grid, holidays, rosterSpan(shop, grid));
  const others = shop.teams.map(({ id: team, serves }, i) => ({
    team,
    serves,
    heads: weekly.heads[i] ?? new Uint16Array(0),
  }));
  const roster = choose({ required, others });
  return {
    heads: [...others, ...(besides?.heads ?? []), ...peopleHeads(roster, shop, grid)],
    shifts: [...weekly.shifts, ...(besides?.shifts ?? [])],
    roster,
  };
}
