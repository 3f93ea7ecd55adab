import { isoDay, timeZone } from "@springtide/calendar";
import type { LabourRules, PlannedShift, PlanRoster, RosterShift } from "@springtide/contracts";
import { assignHeads, rosterFindings, rosterPeople, type Solve, type WorkedShift } from "@springtide/planning";
import { type CancelSignal, type Progress, Refusal } from "@springtide/refusal";
import type { SeasonBasis } from "../basis.ts";
import { peopleHeads, type SkilledHeads } from "./people-heads.ts";
import { permittedByQueue } from "../permitted/permitted-by-queue.ts";
import { peopleAtSite, sitesWithPeople } from "./people-at-site.ts";
import { personLines } from "./person-lines.ts";
import { plannedShifts, workedShiftOf } from "./planned-shifts.ts";
import { blockReasons } from "./block-reasons.ts";
import { rosterPlaces } from "./roster-places.ts";
import { awayReasons } from "../roster-why/why-away.ts";
import { remarkWords } from "../roster-words/remark-words.ts";
import { type DayStretch, rosterSpan } from "./roster-span.ts";
import { type SiteProblem, siteProblem, type SiteQuestion } from "./site-problem.ts";

/** What people are rostered with: rules and shifts known before, and what solves the models. */
export interface RosterMeans {
  readonly solve: Solve;
  /** By site: the rules of working time there, null where none hold. */
  readonly rules: ReadonlyMap<string, LabourRules | null>;
  /** Shifts published before: within the weeks rostered they stay as they are, before them they count for rest and averages. */
  readonly published: readonly RosterShift[];
}

/** What nobody gives yet: heads required by queue and interval, and the heads of teams that are not rostered by name. */
export interface HeadsWanted {
  readonly required: readonly Uint16Array[];
  readonly others: readonly SkilledHeads[];
}

/**
 * Rosters by name the weeks of a plan, site by site and block by block, each block knowing the shifts before it. What the weekly rosters
 * of other teams give, and sites rostered before, is taken off what is required. Null where nobody is rostered by name.
 * @throws Refusal where what the shop says of its people contradicts itself
 */
export function rosterSeason(
  basis: SeasonBasis,
  wanted: HeadsWanted,
  means: RosterMeans | undefined,
  progress?: Progress,
  cancel?: CancelSignal,
): PlanRoster | null {
  const { shop, grid } = basis;
  const span = rosterSpan(shop, grid);
  if (span === null) return null;
  if (means === undefined) throw new Error(`${shop.id} has people to be rostered, and nothing to roster them with`);
  const sites = sitesWithPeople(shop);
  const made: PlanRoster = {
    firstDay: isoDay(span.firstDay),
    days: span.days,
    people: [],
    rules: sites.map(({ id }) => ({ site: id, rules: means.rules.get(id) ?? null })),
    shifts: [],
    open: [],
    conflicts: [],
    remarks: [],
    solved: [],
  };
  const blocks = sites.length * span.blocks.length;
  sites.forEach((site, s) => {
    const missing = stillWanted(basis, wanted, made);
    span.blocks.forEach((stretch, b) => {
      const done = s * span.blocks.length + b;
      const block = rosterBlock(
        basis,
        { site, stretch, missing, means, before: made.shifts },
        (part, parts, label) => progress?.(done + part / parts, blocks, label),
        cancel,
      );
      made.shifts.push(...block.shifts);
      made.open.push(...block.open);
      made.conflicts.push(...block.conflicts);
      made.remarks.push(...block.remarks);
      made.solved.push(...block.solved);
    });
  });
  made.shifts.sort((a, b) => Date.parse(a.start) - Date.parse(b.start) || (a.person < b.person ? -1 : 1));
  return { ...made, people: personLines(shop, span, made.shifts, basis.holidays) };
}

interface Block {
  readonly site: SiteQuestion["site"];
  readonly stretch: DayStretch;
  readonly missing: readonly Uint16Array[];
  readonly means: RosterMeans;
  /** Shifts of the blocks before. */
  readonly before: readonly PlannedShift[];
}

function rosterBlock(
  { shop, grid, holidays, seed }: SeasonBasis,
  { site, stretch, missing, means, before }: Block,
  progress: Progress,
  cancel?: CancelSignal,
): Pick<PlanRoster, "shifts" | "open" | "conflicts" | "remarks" | "solved"> {
  const people = peopleAtSite(shop, site.id, stretch);
  if (people.length === 0) return { shifts: [], open: [], conflicts: [], remarks: [], solved: [] };
  const question: SiteQuestion = {
    ...{ shop, site, stretch, people, holidays },
    wanted: missing,
    planGrid: grid,
    rules: means.rules.get(site.id) ?? null,
    published: knownShifts(before, means.published),
  };
  const asked = siteProblem(question);
  const remarks = remarksOn(question, asked);
  const { gap, rounds, nodes } = shop.plan.roster;
  const work = { gap, rounds, nodes, seed };
  const answer = rosterPeople(asked.problem, work, means.solve, progress, cancel);
  const { cost, bound, stopped } = answer;
  return {
    shifts: plannedShifts(answer.shifts, people, shop, timeZone(site.zone)),
    ...blockReasons(question, asked, answer),
    remarks,
    solved: [
      {
        site: site.id,
        firstDay: isoDay(stretch.firstDay),
        days: stretch.days,
        ...{ cost: cost.total, bound, gap: answer.gap, stopped, work },
      },
    ],
  };
}

/** What does not fit together, in words. @throws Refusal where what is said of people, contracts, patterns and rules cannot all hold */
function remarksOn({ shop, site, people }: SiteQuestion, { problem, queues, grid, siteOpen }: SiteProblem): string[] {
  const places = rosterPlaces(shop, site.id, people, queues);
  const { errors, caveats } = rosterFindings(problem, places, awayReasons(people, grid, siteOpen));
  if (errors.length > 0) throw new Refusal(errors);
  return caveats.map(remarkWords);
}

/** What is required by queue and interval, less what the other teams and the people rostered so far give. */
export function stillWanted(
  { shop, grid }: Pick<SeasonBasis, "shop" | "grid">,
  { required, others }: HeadsWanted,
  made: PlanRoster,
): Uint16Array[] {
  const index = new Map(shop.queues.map(({ id }, q) => [id, q]));
  const teams = [...others, ...peopleHeads(made, shop, grid)].map(({ team, serves, heads }) => ({
    serves: serves.flatMap((id) => index.get(id) ?? []),
    heads,
    permitted: permittedByQueue(shop, grid, team, serves),
  }));
  const { own } = assignHeads({ required, teams });
  return required.map((need, q) => need.map((heads, t) => heads - (own[q]?.[t] ?? 0)));
}

/** Shifts by person: those of earlier blocks, and those published before that are not among them. */
export function knownShifts(
  before: readonly PlannedShift[],
  published: readonly RosterShift[],
): Map<string, WorkedShift[]> {
  const byPerson = new Map<string, WorkedShift[]>();
  const add = (person: string, shift: WorkedShift): void => {
    const known = byPerson.get(person) ?? [];
    byPerson.set(person, known);
    if (!known.some(({ startMs, endMs }) => startMs === shift.startMs && endMs === shift.endMs)) known.push(shift);
  };
  before.forEach((shift, i) => {
    add(shift.person, workedShiftOf(shift, i));
  });
  published.forEach(({ person, startMs, endMs, breaks }, i) => {
    add(person, { startMs, endMs, breaks, source: before.length + i });
  });
  return byPerson;
}
