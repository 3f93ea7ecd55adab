import { instantOnClock, timeZone } from "@springtide/calendar";
import type { ExtraHours, Team } from "@springtide/contracts";
import { incrementalCost, type LateDecision, type LateLimit, type Supply } from "@springtide/planning";
import type { Deciding } from "../decisions/deciding.ts";
import { type SpanCells, worksOf } from "../decisions/heads-there.ts";
import { servesOf } from "./hiring-team.ts";

/** Extra hours of one's own people as late decisions of a staged problem. */
export interface ExtraHourDecisions {
  readonly late: readonly LateDecision[];
  readonly limits: readonly LateLimit[];
  /** To be put after the `firstSupply` supplies that the problem has. */
  readonly supplies: readonly Supply[];
  /** The last instant to ask people for the first of them. */
  readonly askByMs: number;
}

/** What a problem has before extra hours are added, and how many hours the account still takes. */
export interface ExtraHoursPlace {
  readonly cells: SpanCells;
  readonly firstSupply: number;
  readonly firstLate: number;
  /** Hours that went into the account in earlier days of the plan. */
  readonly bankedBefore: number;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly hours: number;
}

/**
 * Extra hours that a team may be asked for within some days, a week at most: stretches of the shortest length, which can follow one another, at the
 * price of what they add to cost (see `incrementalCost`). Those that go into the account and those that are paid out are decisions of their own:
 * the first cost less and have room for so many. Null for a team without such terms, or where its queues are closed.
 * That nobody is asked while already at work is up to the shop's `heads`.
 */
export function extraHourDecisions(deciding: Deciding, team: Team, place: ExtraHoursPlace): ExtraHourDecisions | null {
  const { extraHours } = team;
  if (extraHours === null || extraHours.heads === 0 || extraHours.hoursAWeek === 0) return null;
  const { cells } = place;
  const serves = servesOf(deciding, team);
  const agents = (queue: number): number => 1 - (deciding.queues[queue]?.shrinkage ?? 0);
  const supplies = Array.from({ length: cells.to - cells.from }, (_, i): Supply => {
    const interval = cells.from + i;
    return {
      name: `extra-${team.id}-${interval}`,
      heads: 0,
      works: worksOf(deciding, cells, serves, { interval, agents }),
    };
  });
  const stretches = stretchesOf(deciding, cells, extraHours, (t) => (supplies[t - cells.from]?.works.length ?? 0) > 0);
  const [first] = stretches;
  if (first === undefined) return null;
  const kinds = kindsOf(team, extraHours, place.bankedBefore);
  const late = kinds.flatMap(({ name, costPerHour }) =>
    stretches.map(({ from, to, hours }): LateDecision => ({
      ...{
        name: `${name}-${team.id}-${from}`,
        cost: costPerHour * hours,
        most: extraHours.heads,
        isWhole: true,
        within: null,
      },
      supplies: Array.from({ length: to - from }, (_, i) => place.firstSupply + from - cells.from + i),
    })),
  );
  const limits = limitsOf(team.id, extraHours, { stretches, kinds, firstLate: place.firstLate });
  return { late, limits, supplies, askByMs: askByMs(deciding, team, extraHours, first) };
}

interface Kind {
  readonly name: string;
  readonly costPerHour: number;
  readonly mostHours: number;
}

/** Hours for the account, if it has room, and hours that are paid out. */
function kindsOf({ costPerHour }: Team, { premium, hoursAWeek, account }: ExtraHours, bankedBefore: number): Kind[] {
  const now = account === null ? null : { ...account, balanceHours: account.balanceHours + bankedBefore };
  const terms = { costPerHour, premium, account: now };
  const room = incrementalCost(hoursAWeek, terms).bankedHours;
  const each = (of: typeof terms.account): number => incrementalCost(1, { ...terms, account: of }).cost;
  const paid = { name: "paid", costPerHour: each(null), mostHours: hoursAWeek };
  const endless = { mostHours: Infinity, balanceHours: 0 };
  return room > 0 ? [{ name: "banked", costPerHour: each(endless), mostHours: room }, paid] : [paid];
}

/** Stretches of the shortest length from every full hour, or more often if they are shorter, where it is open without a pause. */
function stretchesOf(
  { basis: { grid } }: Deciding,
  { from, to }: SpanCells,
  { shortestMinutes }: ExtraHours,
  isOpen: (t: number) => boolean,
): Stretch[] {
  const seconds = shortestMinutes * 60;
  const stretches: Stretch[] = [];
  for (let start = from; start < to; start += 1) {
    const minute = grid.zone.minuteOfDayAt(grid.startsMs[start] ?? 0);
    if (minute % Math.min(shortestMinutes, 60) !== 0) continue;
    let [end, long] = [start, 0];
    while (end < to && long < seconds && isOpen(end)) {
      long += grid.seconds[end] ?? 0;
      end += 1;
    }
    if (long === seconds) stretches.push({ from: start, to: end, hours: seconds / 3600 });
  }
  return stretches;
}

/** Hours of the week, room in the account, and people at one time. */
function limitsOf(
  team: string,
  { hoursAWeek, heads }: ExtraHours,
  {
    stretches,
    kinds,
    firstLate,
  }: { readonly stretches: readonly Stretch[]; readonly kinds: readonly Kind[]; readonly firstLate: number },
): LateLimit[] {
  const decisions = kinds.flatMap((kind, k) =>
    stretches.map((stretch, i) => ({ kind, ...stretch, late: firstLate + k * stretches.length + i })),
  );
  const hoursOf = (of: typeof decisions): LateLimit["uses"] => of.map(({ late, hours }) => ({ late, amount: hours }));
  return [
    { name: `extra-hours-of-${team}`, most: hoursAWeek, uses: hoursOf(decisions) },
    ...kinds
      .filter(({ mostHours }) => mostHours < hoursAWeek)
      .map((kind) => ({
        name: `${kind.name}-hours-of-${team}`,
        most: kind.mostHours,
        uses: hoursOf(decisions.filter((one) => one.kind === kind)),
      })),
    // Only where a stretch begins can more of them overlap than before.
    ...stretches.map(({ from: at }) => ({
      name: `extra-people-of-${team}-${at}`,
      most: heads,
      uses: decisions.filter(({ from, to }) => from <= at && at < to).map(({ late }) => ({ late, amount: 1 })),
    })),
  ];
}

/** Whole days of notice count as local days, at the time of day at which the work begins; the rest of a day as it passes. */
function askByMs(
  { basis: { shop, grid } }: Deciding,
  team: Team,
  { noticeDays }: ExtraHours,
  { from }: Stretch,
): number {
  const zone = timeZone(shop.sites.find(({ id }) => id === team.site)?.zone ?? shop.zone);
  const startMs = grid.startsMs[from] ?? 0;
  const whole = Math.floor(noticeDays);
  const before = instantOnClock(zone, zone.dayAt(startMs) - whole, zone.minuteOfDayAt(startMs));
  return before - (noticeDays - whole) * 86_400_000;
}
