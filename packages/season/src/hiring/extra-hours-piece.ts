import type { EarlyDecision, LateDecision, LateLimit, StagedProblem, Supply } from "@springtide/planning";
import type { Deciding } from "../decisions/deciding.ts";
import { type SpanCells, worksOf } from "../decisions/heads-there.ts";
import type { ExtraHoursOffer, ExtraOption, ExtraTeam } from "./extra-hours.ts";

/** Where a stretch of extra hours stands in a staged problem; -1 in the list in which it does not. */
interface ExtraPlace {
  readonly early: number;
  readonly late: number;
}

/** A staged problem with extra hours in it. */
interface WithExtraHours {
  readonly problem: StagedProblem;
  /** By option asked about. */
  readonly places: readonly ExtraPlace[];
  /** By team: index of the late decision that counts its hours paid out; -1 where all are paid alike. */
  readonly paidOut: readonly number[];
}

/**
 * Adds extra hours to a problem: those that are asked for before the signal as early decisions, the others as late ones. Each stretch costs what an hour
 * for the account does, and hours beyond its room cost the rest on top, so that the account is filled first.
 * @param mine options by index, all within the cells
 */
export function withExtraHours(
  deciding: Deciding,
  cells: SpanCells,
  problem: StagedProblem,
  { offer, mine }: { readonly offer: ExtraHoursOffer; readonly mine: readonly number[] },
): WithExtraHours {
  const early: EarlyDecision[] = [...problem.early];
  const late: LateDecision[] = [...problem.late];
  const supplies: Supply[] = [...problem.supplies];
  const supplyOf = suppliesOf(deciding, cells, offer.teams, supplies);
  const asked = mine.flatMap((at) => offer.options[at] ?? []);
  const places = asked.map((option): ExtraPlace => {
    const of = offer.teams[option.team];
    if (of === undefined) return { early: -1, late: -1 };
    const decision = {
      name: `extra-${of.team.id}-${option.from}`,
      cost: firstPrice(of) * option.hours,
      most: of.terms.heads,
      isWhole: true,
      supplies: Array.from({ length: option.to - option.from }, (_, i) => supplyOf(option.team, option.from + i)),
    };
    return option.isLate
      ? { early: -1, late: late.push({ ...decision, within: null }) - 1 }
      : { early: early.push(decision) - 1, late: -1 };
  });
  const paidOut = offer.teams.map((of, team) => {
    const beyond = priceBeyondRoom(of);
    if (beyond <= 0 || !asked.some((option) => option.team === team)) return -1;
    const most = of.terms.hoursAWeek;
    return (
      late.push({ name: `paid-out-${of.team.id}`, cost: beyond, most, isWhole: false, supplies: [], within: null }) - 1
    );
  });
  const lateLimits = [...(problem.lateLimits ?? []), ...limitsOf(offer, asked, { places, paidOut })];
  return { problem: { ...problem, early, late, supplies, lateLimits }, places, paidOut };
}

/** What an hour is decided with that goes into the account, if it has room; one paid out if not. */
export function firstPrice(of: ExtraTeam): number {
  const { costPerHour, premium, bankedPremium = premium } = of.pay;
  return of.roomHours > 0 ? Math.min(lastPrice(of), costPerHour * bankedPremium + of.roomPrice) : lastPrice(of);
}

/** What an hour costs on top where the account has no room for it; 0 where all cost the same. */
export function priceBeyondRoom(of: ExtraTeam): number {
  return lastPrice(of) - firstPrice(of);
}

function lastPrice({ pay: { costPerHour, premium } }: ExtraTeam): number {
  return costPerHour * (1 + premium);
}

/** A supply for each team and interval in which somebody may be asked, made when first needed. */
function suppliesOf(
  deciding: Deciding,
  cells: SpanCells,
  teams: readonly ExtraTeam[],
  supplies: Supply[],
): (team: number, interval: number) => number {
  const known = new Map<string, number>();
  return (team, interval) => {
    const name = `extra-${teams[team]?.team.id ?? team}-${interval}`;
    const at = known.get(name) ?? supplies.push(extraSupply(deciding, cells, teams[team], { interval, heads: 0 })) - 1;
    known.set(name, at);
    return at;
  };
}

/** People of one team on extra hours in one interval. */
function extraSupply(
  deciding: Deciding,
  cells: SpanCells,
  of: ExtraTeam | undefined,
  { interval, heads }: { readonly interval: number; readonly heads: number },
): Supply {
  const serves = of?.serves ?? [];
  const agents = (queue: number): number => serves.find((one) => one.queue === queue)?.agents ?? 0;
  const works = worksOf(deciding, cells, serves, { interval, agents });
  return { name: `extra-${of?.team.id ?? ""}-${interval}`, heads, works };
}

/** Everybody on extra hours, where so many are asked for each stretch. @param heads by option */
export function suppliesOfExtraHours(
  deciding: Deciding,
  cells: SpanCells,
  { teams, options }: ExtraHoursOffer,
  heads: ArrayLike<number>,
): Supply[] {
  return options.flatMap(({ team, from, to }, i) => {
    const count = heads[i] ?? 0;
    return count <= 0
      ? []
      : Array.from({ length: to - from }, (_, t) =>
          extraSupply(deciding, cells, teams[team], { interval: from + t, heads: count }),
        );
  });
}

/** Hours of the week, room in the account, people at one time, and desks; whatever the signal. */
function limitsOf(
  { teams, desks }: ExtraHoursOffer,
  asked: readonly ExtraOption[],
  { places, paidOut }: Pick<WithExtraHours, "places" | "paidOut">,
): LateLimit[] {
  const usesOf = (amount: (option: ExtraOption) => number): Required<Pick<LateLimit, "uses" | "early">> => {
    const uses = asked
      .map((option, i) => ({ place: places[i], amount: amount(option) }))
      .filter((use) => use.amount > 0);
    return {
      uses: uses.flatMap(({ place, amount: of }) =>
        (place?.late ?? -1) < 0 ? [] : [{ late: place?.late ?? -1, amount: of }],
      ),
      early: uses.flatMap(({ place, amount: of }) =>
        (place?.early ?? -1) < 0 ? [] : [{ early: place?.early ?? -1, amount: of }],
      ),
    };
  };
  const covers = (option: ExtraOption, t: number): boolean => option.from <= t && t < option.to;
  // Only where a stretch begins can more of them overlap than before.
  const starts = [...new Set(asked.map(({ from }) => from))];
  const ofTeams = teams.flatMap(({ team, terms, roomHours }, at): LateLimit[] => {
    const hours = usesOf((option) => (option.team === at ? option.hours : 0));
    const beyond = paidOut[at] ?? -1;
    return [
      { name: `extra-hours-of-${team.id}`, most: terms.hoursAWeek, ...hours },
      ...(beyond < 0
        ? []
        : [
            {
              ...{ name: `account-of-${team.id}`, most: roomHours, early: hours.early },
              uses: [...hours.uses, { late: beyond, amount: -1 }],
            },
          ]),
      ...starts.map((t) => ({
        name: `extra-people-of-${team.id}-${t}`,
        most: terms.heads,
        ...usesOf((option) => Number(option.team === at && covers(option, t))),
      })),
    ];
  });
  const intervals = [
    ...new Set(asked.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))),
  ];
  const ofDesks = desks.flatMap(({ site, room }) =>
    intervals.map((t): LateLimit => ({
      name: `desks-of-${site}-${t}`,
      most: room[t] ?? 0,
      ...usesOf((option) => Number(teams[option.team]?.team.site === site && covers(option, t))),
    })),
  );
  return [...ofTeams, ...ofDesks].filter(({ uses, early = [] }) => uses.length + early.length > 0);
}
