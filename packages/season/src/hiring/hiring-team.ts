import { timeZone, type TimeZone, weekday } from "@springtide/calendar";
import type { Hiring, Team } from "@springtide/contracts";
import { type DaySpan, type HireDates, hireDates } from "@springtide/planning";
import type { Deciding, OwnPool } from "../decisions/deciding.ts";
import type { Intervals } from "../decisions/decision-span.ts";
import { permittedByQueue } from "../permitted/permitted-by-queue.ts";
import type { SkilledHeads } from "../roster/people-heads.ts";

/** A team that may hire. */
export interface HiringTeam {
  readonly team: Team;
  readonly hiring: Hiring;
  readonly zone: TimeZone;
  /** Queues by index that new people work, and when they may. */
  readonly serves: OwnPool["serves"];
  /** Index of one's own heads among whom the team stands; -1 where it has none. */
  readonly pool: number;
  /** Heads of the team at work, by interval of the plan. */
  readonly heads: Float64Array;
  /** What part of the time one new person is at work, by interval of the plan. */
  readonly presence: Float64Array;
  /** People started together on each Monday of the plan; those whose recruiting would have begun before the plan too. */
  readonly starts: readonly HireDates[];
}

/** A week of the plan and its intervals. */
export interface PlannedWeek extends DaySpan, Intervals {}

/** Opens a team that may hire; null where it may not. */
export function hiringTeam(
  deciding: Deciding,
  ownHeads: readonly SkilledHeads[],
  team: Team,
  weeks: readonly PlannedWeek[],
): HiringTeam | null {
  const { hiring } = team;
  const site = deciding.basis.shop.sites.find(({ id }) => id === team.site);
  if (hiring === null || hiring.most === 0 || site === undefined) return null;
  const { grid } = deciding.basis;
  const heads = headsOf(ownHeads, new Set([team.id]), grid.startsMs.length);
  const starts: HireDates[] = [];
  for (let day = grid.firstDay; day < grid.firstDay + grid.days; day += 1)
    if (weekday(day) === 1) starts.push(hireDates(hiring, day));
  const presence = presenceOf(deciding, { serves: team.serves, hoursAWeek: hiring.hoursAWeek, heads }, weeks);
  const serves = servesOf(deciding, team);
  return {
    team,
    hiring,
    zone: timeZone(site.zone),
    serves,
    pool: poolOf(deciding, team, serves),
    heads,
    presence,
    starts,
  };
}

/** Queues by index that a team works, and when it may. */
export function servesOf({ basis: { shop, grid }, queues }: Deciding, { id, serves }: Team): OwnPool["serves"] {
  const permitted = permittedByQueue(shop, grid, id, serves);
  return serves.flatMap((served, place) => {
    const queue = queues.findIndex((one) => one.id === served);
    return queue < 0 ? [] : [{ queue, may: permitted?.[place] ?? null }];
  });
}

/** Teams that work the same queues stand together, under the name of the first. */
function poolOf({ own }: Deciding, { id }: Team, serves: OwnPool["serves"]): number {
  const queuesOf = (of: OwnPool["serves"]): string =>
    of
      .map(({ queue }) => queue)
      .sort((a, b) => a - b)
      .join();
  const byName = own.findIndex(({ name, serves: of }) => name === id && queuesOf(of) === queuesOf(serves));
  return byName >= 0 ? byName : own.findIndex(({ serves: of }) => queuesOf(of) === queuesOf(serves));
}

/** Heads at work of some teams together. */
export function headsOf(
  ownHeads: readonly SkilledHeads[],
  teams: ReadonlySet<string>,
  intervals: number,
): Float64Array {
  const together = new Float64Array(intervals);
  for (const { team, heads } of ownHeads)
    if (teams.has(team))
      heads.forEach((count, t) => {
        together[t] = (together[t] ?? 0) + count;
      });
  return together;
}

/**
 * Each new person works their hours as the team does in the week, or evenly over the hours in which its queues are open where the team has no
 * shifts; nobody is in more than one place.
 */
function presenceOf(
  { basis: { grid }, queues }: Deciding,
  {
    serves,
    hoursAWeek,
    heads,
  }: { readonly serves: readonly string[]; readonly hoursAWeek: number; readonly heads: Float64Array },
  weeks: readonly PlannedWeek[],
): Float64Array {
  const presence = new Float64Array(heads.length);
  const cells = queues.flatMap(({ id, losses }) => (serves.includes(id) ? [losses.cells.staffedCell] : []));
  for (const { from, to, days } of weeks) {
    const range = Array.from({ length: to - from }, (_, i) => from + i);
    const isRostered = range.some((t) => (heads[t] ?? 0) > 0);
    const weights = range.map((t) =>
      isRostered ? (heads[t] ?? 0) : Number(cells.some((cell) => (cell[t] ?? -1) >= 0)),
    );
    const hours = weights.reduce((sum, weight, i) => sum + (weight * (grid.seconds[from + i] ?? 0)) / 3600, 0);
    const each = hours > 0 ? (hoursAWeek * days) / 7 / hours : 0;
    weights.forEach((weight, i) => {
      presence[from + i] = Math.min(1, each * weight);
    });
  }
  return presence;
}
