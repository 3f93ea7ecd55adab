import { instantOnClock, isoDay, timeZone, type TimeZone } from "@springtide/calendar";
import { costPerHourOn, type ExtraHours, type Team } from "@springtide/contracts";
import type { ExtraHoursTerms } from "@springtide/planning";
import type { DecidedPartner } from "../decisions/block-options.ts";
import type { Deciding } from "../decisions/deciding.ts";
import type { Intervals } from "../decisions/decision-span.ts";
import type { SkilledHeads } from "../roster/people-heads.ts";
import { type DeskRoom, deskRooms } from "./desk-room.ts";
import { servesOf } from "./hiring-team.ts";

/** A team that may be asked for extra hours in some days, a week at most. */
export interface ExtraTeam {
  readonly team: Team;
  readonly terms: ExtraHours;
  readonly zone: TimeZone;
  /** Queues by index, when the team may work them, and what part of a head takes contacts there. */
  readonly serves: DecidedPartner["serves"];
  /** What its extra hours add to cost, with the account as these days find it. */
  readonly pay: ExtraHoursTerms;
  /** Hours for which the account has room; 0 without one. */
  readonly roomHours: number;
  /** What room for an hour is worth to other weeks: decided with, and paid by nobody. */
  readonly roomPrice: number;
}

/** A stretch for which people of one team may be asked. */
export interface ExtraOption extends Intervals {
  /** Index of the team. */
  readonly team: number;
  /** Of one person. */
  readonly hours: number;
  /** The last instant to ask for it. */
  readonly askByMs: number;
  /** It is asked for once the signal is known; otherwise the same whatever the signal will say. */
  readonly isLate: boolean;
}

/** Extra hours that may be asked for within some days. */
export interface ExtraHoursOffer {
  readonly teams: readonly ExtraTeam[];
  readonly options: readonly ExtraOption[];
  readonly desks: readonly DeskRoom[];
  /** Indices of teams of which somebody can still be asked. */
  readonly inTime: readonly number[];
}

/** What extra hours are weighed with beside partners. */
export interface ExtraHoursQuestion {
  /** Who is at work anyway: they have their desks already. */
  readonly ownHeads: readonly SkilledHeads[];
  /** Hours that went into each team's account in earlier days of the plan, at most. */
  readonly banked: ReadonlyMap<string, number>;
  /** What room for an hour in each team's account is worth to later weeks; nothing if left out (see `accountPrices`). */
  readonly roomPrices?: ReadonlyMap<string, number>;
}

/** Nobody can be asked for anything. */
export const NO_EXTRA_HOURS: ExtraHoursOffer = { teams: [], options: [], desks: [], inTime: [] };

/**
 * Every stretch of extra hours that can still be asked for: of the shortest length, from every full hour, or more often if they are shorter, where
 * a queue of the team is open without a pause. Stretches can follow one another.
 * That nobody is asked while already at work is up to the shop's `heads`.
 * @param atMs now @param signalMs when the signal of these days is known; null where the first of these stretches says when
 */
export function extraHoursOffer(
  deciding: Deciding,
  within: Intervals,
  { ownHeads, banked, roomPrices }: ExtraHoursQuestion,
  { atMs, signalMs }: { readonly atMs: number; readonly signalMs: number | null },
): ExtraHoursOffer {
  const { basis } = deciding;
  const teams = basis.shop.teams.flatMap(
    (team) =>
      extraTeam(deciding, within, team, {
        bankedBefore: banked.get(team.id) ?? 0,
        roomPrice: roomPrices?.get(team.id) ?? 0,
      }) ?? [],
  );
  const inTime = teams.flatMap((team, at) =>
    stretchesOf(deciding, within, team).flatMap(({ from, to }) => {
      const askByMs = askBy(deciding, team, from);
      return askByMs >= atMs ? [{ team: at, from, to, hours: team.terms.shortestMinutes / 60, askByMs }] : [];
    }),
  );
  const knownMs = signalMs ?? Math.min(...inTime.map(({ askByMs }) => askByMs));
  return {
    teams,
    options: inTime.map((option): ExtraOption => ({ ...option, isLate: option.askByMs >= knownMs })),
    inTime: [...new Set(inTime.map(({ team }) => team))],
    desks: deskRooms(
      basis,
      ownHeads,
      teams.map(({ team }) => team.site),
    ),
  };
}

function extraTeam(
  deciding: Deciding,
  within: Intervals,
  team: Team,
  { bankedBefore, roomPrice }: { readonly bankedBefore: number; readonly roomPrice: number },
): ExtraTeam | null {
  const { extraHours: terms } = team;
  if (terms === null || terms.heads === 0 || terms.hoursAWeek === 0) return null;
  const { shop, grid } = deciding.basis;
  const zone = timeZone(shop.sites.find(({ id }) => id === team.site)?.zone ?? shop.zone);
  const { account, premium } = terms;
  const serves = servesOf(deciding, team).map((served) => ({
    ...served,
    agents: 1 - (deciding.queues[served.queue]?.shrinkage ?? 0),
  }));
  const balanceHours = (account?.balanceHours ?? 0) + bankedBefore;
  return {
    ...{ team, terms, zone, serves, roomPrice },
    pay: {
      costPerHour: costPerHourOn(team, isoDay(zone.dayAt(grid.startsMs[within.from] ?? 0))),
      premium,
      bankedPremium: account?.premium ?? premium,
      account: account === null ? null : { mostHours: account.mostHours, balanceHours },
    },
    roomHours: account === null ? 0 : Math.max(0, account.mostHours - balanceHours),
  };
}

function stretchesOf(
  { basis: { grid }, queues }: Deciding,
  { from, to }: Intervals,
  { terms: { shortestMinutes }, serves, zone }: ExtraTeam,
): Intervals[] {
  const isOpen = (t: number): boolean =>
    serves.some(
      ({ queue, may }) => (queues[queue]?.losses.cells.staffedCell[t] ?? -1) >= 0 && (may === null || may[t] === 1),
    );
  const seconds = shortestMinutes * 60;
  const stretches: Intervals[] = [];
  for (let start = from; start < to; start += 1) {
    if (zone.minuteOfDayAt(grid.startsMs[start] ?? 0) % Math.min(shortestMinutes, 60) !== 0) continue;
    let [end, long] = [start, 0];
    while (end < to && long < seconds && isOpen(end)) {
      long += grid.seconds[end] ?? 0;
      end += 1;
    }
    if (long === seconds) stretches.push({ from: start, to: end });
  }
  return stretches;
}

/** Whole days of notice count as local days, at the time of day at which the work begins; the rest of a day as it passes. */
function askBy({ basis: { grid } }: Deciding, { terms: { noticeDays }, zone }: ExtraTeam, from: number): number {
  const startMs = grid.startsMs[from] ?? 0;
  const whole = Math.floor(noticeDays);
  const before = instantOnClock(zone, zone.dayAt(startMs) - whole, zone.minuteOfDayAt(startMs));
  return before - (noticeDays - whole) * 86_400_000;
}
