import { civilDay, instantOnClock, type IntervalGrid, intervalGrid, isoDay, timeZone } from "@springtide/calendar";
import { type LabourRules, meanCostPerHour, type Shop } from "@springtide/contracts";
import type { Contract, RosterPerson, RosterProblem, WorkedShift } from "@springtide/planning";
import { holidaysAt, type HolidaySets, queueOf } from "../places.ts";
import { permittedByQueue, permittedForAny, permittedTeams } from "../permitted/permitted-by-queue.ts";
import { availability } from "./availability.ts";
import { headsOnGrid } from "./demand-on-grid.ts";
import { wholeIntervals, wholeIntervalsOfWeek } from "./hours-of-week.ts";
import type { TeamPerson } from "./people-at-site.ts";
import type { DayStretch } from "./roster-span.ts";
import { shortfallPrice } from "./shortfall-price.ts";

/** What the people of one site are rostered for, over some days. */
export interface SiteQuestion {
  readonly shop: Shop;
  readonly site: Shop["sites"][number];
  readonly stretch: DayStretch;
  readonly people: readonly TeamPerson[];
  /** By queue of the shop and interval of the plan: heads that nobody gives yet. */
  readonly wanted: readonly Uint16Array[];
  readonly planGrid: IntervalGrid;
  readonly holidays: HolidaySets;
  readonly rules: LabourRules | null;
  /** By person: shifts that are known already, from before these days or in them. */
  readonly published: ReadonlyMap<string, readonly WorkedShift[]>;
}

/** A roster problem, and which queue of the shop each of its queues is. */
export interface SiteProblem {
  readonly problem: RosterProblem;
  readonly queues: readonly string[];
  readonly grid: IntervalGrid;
  /** By interval of the grid: 1 where the site is open for all of it. */
  readonly siteOpen: Uint8Array;
}

/**
 * The roster problem of a site: everybody there at once, whatever their team, so that each is counted once and teams that share a queue
 * help each other. Days, availability and wishes are by the clock of the site.
 */
export function siteProblem(question: SiteQuestion): SiteProblem {
  const { shop, site, stretch, people, planGrid, holidays, rules } = question;
  const zone = timeZone(site.zone);
  const grid = intervalGrid({ zone, ...stretch, intervalMinutes: shop.intervalMinutes });
  const served = shop.queues.filter(({ id }) => people.some(({ person }) => person.serves.includes(id)));
  const queues = served.map(({ id }) => id);
  const siteHolidays = holidaysAt(holidays, site.id);
  const siteOpen = wholeIntervals(grid, site.openingHours, siteHolidays);
  const costs = people.map(({ person }) => costPerHourIn(person, stretch));
  const meanCost = costs.reduce((sum, cost) => sum + cost, 0) / Math.max(1, people.length);
  return {
    ...{ queues, grid, siteOpen },
    problem: {
      zone,
      holidays: siteHolidays,
      ...stretch,
      startsMs: grid.startsMs,
      seconds: grid.seconds,
      demand: served.map(({ id }) => {
        const wanted = question.wanted[shop.queues.findIndex((queue) => queue.id === id)];
        const heads = headsOnGrid(wanted ?? new Uint16Array(0), planGrid, grid);
        const may = permittedTeams(shop, grid, new Set(people.map(({ team }) => team.id)), id);
        return may === null ? heads : heads.map((count, t) => (may[t] === 1 ? count : 0));
      }),
      shortfallPerHour: queues.map((id) => shortfallPrice(shop, queueOf(shop, id), Math.max(...costs))),
      patterns: shop.shiftPatterns,
      people: people.map((one) => rosterPerson(one, { question, grid, siteOpen, queues })),
      rules: rules?.rules ?? [],
      unpopular: wholeIntervalsOfWeek(grid, shop.plan.roster.unpopular),
      fairnessPerHour: shop.plan.roster.fairnessShare * meanCost,
    },
  };
}

interface Around {
  readonly question: SiteQuestion;
  readonly grid: IntervalGrid;
  readonly siteOpen: Uint8Array;
  readonly queues: readonly string[];
}

function rosterPerson(
  { team, person, contract }: TeamPerson,
  { question, grid, siteOpen, queues }: Around,
): RosterPerson {
  const { shop, published } = question;
  const terms: Contract = contract;
  const costPerHour = costPerHourIn(person, question.stretch);
  return {
    id: person.id,
    contract: terms,
    costPerHour,
    skills: person.serves.map((id) => queues.indexOf(id)),
    patterns: person.patterns.map((id) => shop.shiftPatterns.findIndex((pattern) => pattern.id === id)),
    available: permittedOf(team.id, person, availability(person, grid, siteOpen), { shop, grid }),
    published: published.get(person.id) ?? [],
    wishes: person.wishes.flatMap(({ day, window, want, weight }) => {
      const on = civilDay(day);
      if (on < grid.firstDay || on >= grid.firstDay + grid.days) return [];
      const fromMs = window === null ? grid.zone.startOfDayMs(on) : instantOnClock(grid.zone, on, window.fromMinute);
      const toMs = instantOnClock(grid.zone, on, window?.toMinute ?? 1440);
      return [{ kind: want, fromMs, toMs, cost: weight * shop.plan.roster.wishHours * costPerHour }];
    }),
  };
}

/** One price for the whole roster, where wages change within it; what is paid in the end is dated. */
function costPerHourIn(person: TeamPerson["person"], { firstDay, days }: DayStretch): number {
  return meanCostPerHour(person, isoDay(firstDay), isoDay(firstDay + days - 1));
}

/** What is left of a person's time where none of their queues may be worked by their team. */
function permittedOf(
  team: string,
  { serves }: TeamPerson["person"],
  available: Uint8Array,
  { shop, grid }: { readonly shop: Shop; readonly grid: IntervalGrid },
): Uint8Array {
  const permitted = permittedByQueue(shop, grid, team, serves);
  if (permitted === undefined) return available;
  const forAny = permittedForAny(permitted, available.length);
  return available.map((may, t) => (may === 1 && forAny[t] === 1 ? 1 : 0));
}
