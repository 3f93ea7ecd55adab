import { isoDay, timeZone } from "@springtide/calendar";
import { costPerHourOn, type OwnShift, type Plan, type Team } from "@springtide/contracts";
import { roundMoney } from "@springtide/planning";
import type { PeopleBesides, SeasonBasis } from "../basis.ts";
import { holidaysAt } from "../places.ts";
import { premiumHours } from "../roster/premium-hours.ts";
import type { SeasonRequirement } from "../staff-season.ts";
import type { ChangedSeason } from "./changed-season.ts";
import type { OpenedWindow } from "./opened-windows.ts";

/** One's own people in hours that a scenario opens, all of them from one interval to another; no price is in it. */
export interface OpenedShift {
  readonly team: string;
  readonly queue: string;
  readonly fromInterval: number;
  /** Excluded. */
  readonly toInterval: number;
  readonly heads: number;
}

/** A season with the people in it who work the hours that are opened. */
export function withOpenedPeople<S extends Pick<ChangedSeason, "basis" | "windows">>(
  season: S,
  needed: SeasonRequirement,
): S & { readonly opened: readonly OpenedShift[] } {
  const { basis, windows } = season;
  const opened = openedShifts(basis, windows, needed);
  if (opened.length === 0) return { ...season, opened };
  return { ...season, opened, basis: { ...basis, besides: openedPeople(basis, opened) } };
}

/** Heads that the plan asked for, and with them those in hours that are opened. */
export function plannedHeads(
  { staffing }: Pick<Plan, "staffing">,
  { besides }: Pick<SeasonBasis, "besides">,
): Uint16Array[] {
  return staffing.map(({ queue, required }) => {
    const heads = Uint16Array.from(required);
    for (const added of besides?.heads ?? [])
      if (added.serves.includes(queue)) added.heads.forEach((count, t) => (heads[t] = (heads[t] ?? 0) + count));
    return heads;
  });
}

/** Nobody works longer at a stretch; longer hours are shared out evenly among shifts. */
const LONGEST_SHIFT_SECONDS = 8 * 3600;

/** Shifts in hours that a scenario has a team work besides its rosters: as many people as the most that any interval of a shift needs. */
function openedShifts(
  { grid }: Pick<SeasonBasis, "grid">,
  windows: readonly OpenedWindow[],
  { queues, requirement }: SeasonRequirement,
): OpenedShift[] {
  return windows.flatMap(({ team, queue, intervals, leastHeads }): OpenedShift[] => {
    if (team === null) return [];
    const required = requirement.queues[queues.findIndex(({ id }) => id === queue)]?.required;
    return shiftsIn(intervals, grid.seconds).map(([fromInterval, toInterval]) => ({
      ...{ team, queue, fromInterval, toInterval },
      heads: (required?.subarray(fromInterval, toInterval) ?? new Uint16Array()).reduce(
        (most, heads) => Math.max(most, heads),
        leastHeads,
      ),
    }));
  });
}

function shiftsIn(inside: Uint8Array, seconds: Float64Array): [number, number][] {
  const shifts: [number, number][] = [];
  for (let from = inside.indexOf(1); from >= 0; from = inside.indexOf(1, from)) {
    let to = from;
    while (to < inside.length && inside[to] === 1) to += 1;
    const length = seconds.subarray(from, to).reduce((sum, each) => sum + each, 0);
    const parts = Math.ceil(length / LONGEST_SHIFT_SECONDS);
    for (let part = 0; part < parts; part += 1)
      shifts.push([
        from + Math.round((part * (to - from)) / parts),
        from + Math.round(((part + 1) * (to - from)) / parts),
      ]);
    from = to;
  }
  return shifts;
}

/** Heads and wages of opened shifts, as rosters have them. */
export function openedPeople(
  basis: Pick<SeasonBasis, "shop" | "grid" | "holidays">,
  shifts: readonly OpenedShift[],
): PeopleBesides {
  const heads = new Map<string, PeopleBesides["heads"][number]>();
  for (const { team, queue, fromInterval, toInterval, heads: count } of shifts) {
    const key = `${team} ${queue}`;
    const known = heads.get(key) ?? { team, serves: [queue], heads: new Uint16Array(basis.grid.startsMs.length) };
    heads.set(key, known);
    for (let t = fromInterval; t < toInterval; t += 1) known.heads[t] = (known.heads[t] ?? 0) + count;
  }
  return { heads: [...heads.values()], shifts: pricedShifts(basis, shifts) };
}

/**
 * What opened shifts cost: extra hours of the team, at their premium, as far as they reach in a week; beyond them people hired for these hours, at
 * the wage of hires, and at the team's where it hires nobody. Premiums by the clock are paid on all of them.
 */
function pricedShifts(
  { shop, grid, holidays }: Pick<SeasonBasis, "shop" | "grid" | "holidays">,
  shifts: readonly OpenedShift[],
): OwnShift[] {
  const extraLeft = new Map<string, number>();
  return shifts.flatMap(({ team: id, fromInterval, toInterval, heads }): OwnShift[] => {
    const team = shop.teams.find((one) => one.id === id);
    const site = shop.sites.find((one) => one.id === team?.site);
    if (team === undefined || site === undefined) return [];
    const zone = timeZone(site.zone);
    const last = toInterval - 1;
    const fromMs = grid.startsMs[fromInterval] ?? 0;
    const toMs = (grid.startsMs[last] ?? 0) + (grid.seconds[last] ?? 0) * 1000;
    const hours = ((toMs - fromMs) / 3_600_000) * heads;
    const added = premiumHours(team.premiums, { fromMs, toMs }, { zone, holidays: holidaysAt(holidays, site.id) });
    const day = zone.dayAt(fromMs);
    const week = `${id} ${String(Math.floor((day + MONDAY) / 7))}`;
    const left = extraLeft.get(week) ?? team.extraHours?.hoursAWeek ?? 0;
    const extra = Math.min(hours, left);
    extraLeft.set(week, left - extra);
    const paid =
      extra * wageOf(team, day) * (1 + (team.extraHours?.premium ?? 0)) + (hours - extra) * wageOfHires(team, day);
    return [
      {
        ...{ team: id, heads, hours },
        start: zone.formatInstant(fromMs),
        end: zone.formatInstant(toMs),
        cost: roundMoney(paid + added * heads * wageOf(team, day)),
      },
    ];
  });
}

/** 1 January 1970 was a Thursday: weeks begin on Mondays. */
const MONDAY = 3;

function wageOf(team: Team, day: number): number {
  return costPerHourOn(team, isoDay(day));
}

function wageOfHires(team: Team, day: number): number {
  return costPerHourOn(team.hiring ?? team, isoDay(day));
}
