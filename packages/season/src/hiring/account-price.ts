import { type ConvexLoss, lossWith } from "@springtide/planning";
import type { Deciding } from "../decisions/deciding.ts";
import { type DecisionSpan, intervalsOf } from "../decisions/decision-span.ts";
import { agentsThere, type SpanCells, spanCells, worksOf } from "../decisions/heads-there.ts";
import { expectedLosses } from "../decisions/true-cost.ts";
import type { SkilledHeads } from "../roster/people-heads.ts";
import { type ExtraHoursOffer, extraHoursOffer, type ExtraTeam } from "./extra-hours.ts";

/** Seasons looked at, spread over those drawn: enough for a price. */
const SEASONS_LOOKED_AT = 8;

/** Hours that somebody more could work, and what each saves. */
interface WorthOfHours {
  readonly hours: number;
  readonly perHour: number;
}

/**
 * What room for an hour in each team's account is worth over the season: weeks are decided one after the other, and without a price the first weeks
 * would fill it with hours that save little. It is the saving of an hour, beyond what it costs, at which the hours worth more fill the room that is
 * there, on average over some seasons, each taken as if it were known. A price for deciding only: nobody pays it. 0 where there is room for all.
 * @param ownHeads who is at work anyway
 */
export function accountPrices(
  deciding: Deciding,
  spans: readonly DecisionSpan[],
  ownHeads: readonly SkilledHeads[],
): ReadonlyMap<string, number> {
  const { paths, shop, grid } = deciding.basis;
  const scarce = shop.teams.filter(({ extraHours }) => {
    const room = extraHours?.account?.mostHours ?? Infinity;
    return room - (extraHours?.account?.balanceHours ?? 0) < (extraHours?.hoursAWeek ?? 0) * spans.length;
  });
  if (scarce.length === 0) return new Map();
  const looked = Math.min(paths, SEASONS_LOOKED_AT);
  const seasons = Array.from({ length: looked }, (_, i) => [Math.floor((i * paths) / looked)]);
  const atMs = grid.startsMs[0] ?? 0;
  const weeks = spans.map((span) => {
    const cells = spanCells(deciding, intervalsOf(grid, span));
    const offer = extraHoursOffer(deciding, cells, { ownHeads, banked: new Map() }, { atMs, signalMs: null });
    const losses = offer.options.length === 0 ? [] : expectedLosses(deciding, cells, seasons);
    return losses.map((ofSeason) => ({
      offer,
      worth: offer.teams.map((_, team) => worthOfHours(deciding, cells, { offer, team }, ofSeason)),
    }));
  });
  return new Map(
    scarce.map(({ id }) => {
      const ofTeam = weeks.flatMap((seasonsOfWeek) =>
        seasonsOfWeek.flatMap(({ offer, worth }): WeekOfTeam[] => {
          const at = offer.teams.findIndex(({ team }) => team.id === id);
          const of = offer.teams[at];
          return of === undefined ? [] : [{ of, worth: worth[at] ?? [] }];
        }),
      );
      return [id, priceOf(ofTeam, looked)];
    }),
  );
}

interface WeekOfTeam {
  readonly of: ExtraTeam;
  readonly worth: readonly WorthOfHours[];
}

/** The least price at which all weeks together take no more than there is room for, on average. */
function priceOf(weeks: readonly WeekOfTeam[], seasons: number): number {
  const [first] = weeks;
  if (first === undefined) return 0;
  const taken = (price: number): number =>
    weeks.reduce((sum, { of, worth }) => {
      const wanted = worth.reduce((hours, one) => hours + (one.perHour > bankedPrice(of) + price ? one.hours : 0), 0);
      return sum + Math.min(of.terms.hoursAWeek, wanted);
    }, 0) / seasons;
  if (taken(0) <= first.of.roomHours) return 0;
  const prices = [...new Set(weeks.flatMap(({ of, worth }) => worth.map(({ perHour }) => perHour - bankedPrice(of))))]
    .filter((price) => price > 0)
    .sort((a, b) => a - b);
  let [low, high] = [0, prices.length - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (taken(prices[middle] ?? 0) <= first.of.roomHours) high = middle;
    else low = middle + 1;
  }
  return prices[low] ?? 0;
}

function bankedPrice({ pay: { costPerHour, premium, bankedPremium = premium } }: ExtraTeam): number {
  return costPerHour * bankedPremium;
}

/** What each further head saves in each interval in which somebody of a team may be asked, over one's own people. */
function worthOfHours(
  deciding: Deciding,
  cells: SpanCells,
  { offer, team }: { readonly offer: ExtraHoursOffer; readonly team: number },
  losses: readonly ConvexLoss[],
): WorthOfHours[] {
  const of = offer.teams[team];
  if (of === undefined) return [];
  const there = agentsThere(deciding, cells, [], { seats: [], losses });
  const agents = (queue: number): number => of.serves.find((one) => one.queue === queue)?.agents ?? 0;
  const intervals = new Set<number>();
  for (const option of offer.options)
    if (option.team === team) for (let t = option.from; t < option.to; t += 1) intervals.add(t);
  const worth: WorthOfHours[] = [];
  for (const interval of intervals) {
    const hours = (deciding.basis.grid.seconds[interval] ?? 0) / 3600;
    const works = worksOf(deciding, cells, of.serves, { interval, agents });
    for (let head = 0; head < of.terms.heads; head += 1) {
      const saved = works.map(({ cell, agents: each }) => {
        const loss = losses[cell];
        const now = there[cell] ?? 0;
        return loss === undefined ? 0 : lossWith(loss, now) - lossWith(loss, now + each);
      });
      const most = Math.max(0, ...saved);
      const best = works[saved.indexOf(most)];
      if (best === undefined || most <= 0) break;
      there[best.cell] = (there[best.cell] ?? 0) + best.agents;
      worth.push({ hours, perHour: most / hours });
    }
  }
  return worth;
}
