import { civilDay, intervalGrid, timeZone } from "@springtide/calendar";
import type { Plan, PlannedShift, PlanRoster } from "@springtide/contracts";
import { readRoster, type RosteredShift, type RosterReading } from "@springtide/planning";
import { ownRoster } from "../own-roster.ts";
import { holidaySets } from "../places.ts";
import type { RosterNames } from "../roster-words/roster-names.ts";
import { headsOnGrid } from "../roster/demand-on-grid.ts";
import { peopleAtSite, type TeamPerson } from "../roster/people-at-site.ts";
import { workedShiftOf } from "../roster/planned-shifts.ts";
import { knownShifts, stillWanted } from "../roster/roster-season.ts";
import { siteProblem } from "../roster/site-problem.ts";
import { awayReasons } from "./why-away.ts";

/** As much of a plan as its roster can be asked about. */
export type RosteredPlan = Pick<Plan, "shop" | "holidays" | "grid" | "roster"> & {
  readonly staffing: readonly Pick<Plan["staffing"][number], "queue" | "required">[];
};

/** One block of a plan's roster laid out for questions, and what its people and queues are called. */
export interface PlanBlock {
  readonly reading: RosterReading;
  readonly people: readonly TeamPerson[];
  /** Queue of the shop by queue of the reading. */
  readonly queues: readonly string[];
  readonly names: RosterNames;
}

type Solved = PlanRoster["solved"][number];

/**
 * Lays one block of a plan's roster out again as it was solved: what is required by the plan, less what other teams and sites before it
 * give, against its people, rules and shifts. Shifts published before the weeks rostered are not in a plan, so limits that reach back
 * beyond its first day see none.
 */
export function blockOfPlan(plan: RosteredPlan, roster: PlanRoster, block: Solved): PlanBlock {
  const { shop } = plan;
  const site = shop.sites.find(({ id }) => id === block.site);
  if (site === undefined) throw new Error(`no site ${block.site} in shop ${shop.id}`);
  const holidays = holidaySets(plan.holidays);
  const { zone, intervalMinutes, days } = plan.grid;
  const grid = intervalGrid({
    zone: timeZone(zone),
    firstDay: civilDay(plan.grid.firstDay),
    ...{ days, intervalMinutes },
  });
  const span = { firstDay: civilDay(roster.firstDay), days: roster.days };
  const stretch = { firstDay: civilDay(block.firstDay), days: block.days };
  const people = peopleAtSite(shop, site.id, stretch);
  const weekly = ownRoster(shop, grid, holidays, span);
  const others = shop.teams.map(({ id: team, serves }, i) => ({
    team,
    serves,
    heads: weekly.heads[i] ?? new Uint16Array(0),
  }));
  const required = plan.staffing.map((queue) => Uint16Array.from(queue.required));
  const missingAfter = (shifts: readonly PlannedShift[]): Uint16Array[] =>
    stillWanted({ shop, grid }, { required, others }, { ...roster, shifts: [...shifts] });
  const sitesBefore = shop.sites.slice(0, shop.sites.indexOf(site)).map(({ id }) => id);
  const siteOf = ({ team }: PlannedShift): string => shop.teams.find(({ id }) => id === team)?.site ?? "";
  const shiftsBefore = roster.shifts.filter((shift) => sitesBefore.includes(siteOf(shift)));
  const ofBlock = roster.shifts.filter((shift) => siteOf(shift) === site.id && isWithin(shift, stretch));
  const rules = roster.rules.find((one) => one.site === site.id)?.rules ?? null;
  const {
    problem,
    queues,
    grid: siteGrid,
    siteOpen,
  } = siteProblem({
    ...{ shop, site, stretch, people, holidays, rules },
    planGrid: grid,
    wanted: missingAfter(shiftsBefore),
    published: knownShifts(
      roster.shifts.filter(
        (shift) => siteOf(shift) === site.id && (shift.pattern === null || isBefore(shift, stretch.firstDay)),
      ),
      [],
    ),
  });
  const left = missingAfter([...shiftsBefore, ...ofBlock]);
  const missing = queues.map((id) =>
    headsOnGrid(left[shop.queues.findIndex((queue) => queue.id === id)] ?? new Uint16Array(0), grid, siteGrid),
  );
  const answer = { shifts: ofBlock.map((shift) => rosteredShift(shift, people, shop.shiftPatterns)), missing };
  return {
    reading: readRoster(problem, answer, awayReasons(people, siteGrid, siteOpen)),
    people,
    queues,
    names: {
      zone: problem.zone,
      person: (person) => people[person]?.person.name ?? "",
      queue: (queue) => shop.queues.find(({ id }) => id === queues[queue])?.name ?? "",
      source: (rule) => rules?.rules.find(({ id }) => id === rule)?.source ?? "",
    },
  };
}

function rosteredShift(
  shift: PlannedShift,
  people: readonly TeamPerson[],
  patterns: Plan["shop"]["shiftPatterns"],
): RosteredShift {
  const { startMs, endMs, breaks } = workedShiftOf(shift, 0);
  return {
    person: people.findIndex(({ person, team }) => person.id === shift.person && team.id === shift.team),
    pattern: patterns.findIndex(({ id }) => id === shift.pattern),
    ...{ startMs, endMs, breaks },
  };
}

/** Days of a shift are those of the clock it is written by. */
function isBefore({ start }: PlannedShift, day: number): boolean {
  return civilDay(start.slice(0, 10)) < day;
}

function isWithin(shift: PlannedShift, { firstDay, days }: { firstDay: number; days: number }): boolean {
  return !isBefore(shift, firstDay) && isBefore(shift, firstDay + days);
}
