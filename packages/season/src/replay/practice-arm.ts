import { assignHeads, coverWithBlocks, headsFor, serviceModel, type TeamHeads } from "@springtide/planning";
import { spreadDay } from "@springtide/forecast";
import { blockTermsOf } from "../agreements/block-terms.ts";
import type { ShopPast } from "../backtest/forecast-as-of.ts";
import type { DecidedPartner } from "../decisions/block-options.ts";
import { type Deciding, openDeciding } from "../decisions/deciding.ts";
import { type Intervals, intervalsOf } from "../decisions/decision-span.ts";
import { isDeferred } from "../deferred.ts";
import { profileOfDay } from "../forecast/planned-profiles.ts";
import { historyOnGrid } from "../history-on-grid.ts";
import { queueOf } from "../places.ts";
import type { ActualSeason } from "./actual-season.ts";
import { type BoughtSeats, seatsComing } from "./bought-seats.ts";
import { meanOfLastWeeks } from "./last-weeks.ts";
import type { ReplayedSeason } from "./replayed-season.ts";
import type { ReplayEvent } from "./replay-events.ts";
import { sharesComing } from "./shares-coming.ts";

/** Added to the agents of the formula, as many do who know that their mean is one. */
const BUFFER = 0.1;

/** A season and its past, as a spreadsheet sees them. */
export interface PracticeQuestion {
  readonly past: ShopPast;
  readonly actual: ActualSeason;
  readonly season: ReplayedSeason;
  readonly events: readonly ReplayEvent[];
}

/**
 * What a spreadsheet buys: at each order deadline the agents that Erlang C wants for the mean of the last four weeks and a tenth more, own people
 * taken off, the rest ordered firmly in blocks that the agreement allows. Deferred work is its day's work at the occupancy of its target.
 */
export function practiceSeats(question: PracticeQuestion): readonly BoughtSeats[] {
  return question.events
    .filter(({ kind }) => kind === "order")
    .reduce<readonly BoughtSeats[]>((bought, event) => [...bought, ...orderedAt(question, event, bought)], []);
}

function orderedAt(question: PracticeQuestion, event: ReplayEvent, bought: readonly BoughtSeats[]): BoughtSeats[] {
  const { season, actual } = question;
  const { grid } = season;
  const partner = season.partners[event.partner];
  if (partner === undefined) return [];
  const within = intervalsOf(grid, event.span);
  const required = requiredHeads(usualSeason(question, event), season, within);
  const { own } = assignHeads({ required, teams: headsThere(season, bought) });
  const gap = required.map((need, q) => need.map((heads, t) => Math.max(0, heads - (own[q]?.[t] ?? 0))));
  const { blocks } = coverWithBlocks({
    gap,
    agreements: [
      {
        id: partner.agreement.id,
        serves: partner.serves.map(({ queue }) => queue),
        seats: partner.agreement.seats,
        blocks: blockTermsOf(actual.basis, partner.agreement),
        permitted: permittedOf(partner, grid.startsMs.length),
        pricePerHour: partner.agreement.pricePerHour,
      },
    ],
  });
  return blocks.map(({ fromInterval: from, toInterval: to, seats: ordered }): BoughtSeats => {
    const shares = sharesComing(season, partner.agreement, from);
    return { partner: event.partner, from, to, ordered, reserved: 0, confirmed: 0, cancelled: 0, ...shares };
  });
}

/** The season as it looks if everything stays as it was in the last weeks before an order. */
function usualSeason({ past, actual, season }: PracticeQuestion, { day }: ReplayEvent): Deciding {
  const { shop, holidays } = past;
  const { grid } = season;
  const queues = actual.demand.queues.map((came, q) => {
    const queue = queueOf(shop, came.queue);
    const basis = actual.basis.queues[q];
    const history = past.contacts.find((one) => one.queue === queue.id);
    const { zone, intervalMinutes } = shop;
    const known =
      history === undefined ? null : historyOnGrid({ history, queue, zone, intervalMinutes, holidays, before: day });
    const sharesOf = (at: number): Float64Array => {
      const shares = new Float64Array((grid.dayOffsets[at + 1] ?? 0) - (grid.dayOffsets[at] ?? 0));
      if (basis !== undefined) spreadDay({ profile: profileOfDay(basis, 0), grid, day: at, into: shares });
      return shares;
    };
    const intervalRates =
      known === null ? new Float32Array(grid.startsMs.length) : meanOfLastWeeks(known, day, grid, sharesOf);
    return { ...came, intervalRates };
  });
  const demand = { ...actual.demand, queues };
  return openDeciding({ basis: actual.basis, demand, ownHeads: [], losses: [], like: season.deciding });
}

/** Heads by queue and interval of the season; 0 outside the days ordered for. */
function requiredHeads(usual: Deciding, season: ReplayedSeason, { from, to }: Intervals): Uint16Array[] {
  return usual.queues.map(({ id, losses }, q) => {
    const { cells } = losses;
    const queue = queueOf(usual.basis.shop, id);
    const ahtSeconds = usual.demand.queues[q]?.aht.meanSeconds ?? queue.ahtSeconds;
    const work = isDeferred(queue) ? "deferred" : "immediate";
    const model = serviceModel({ ahtSeconds, target: queue.target, work, model: { kind: "erlang-c" } });
    const heads = new Uint16Array(season.grid.startsMs.length);
    for (let t = from; t < to; t += 1) {
      const cell = cells.staffedCell[t] ?? -1;
      if (cell < 0) continue;
      const load = (losses.contactsOf(0, { from: cell, to: cell + 1 }) * ahtSeconds) / (cells.seconds[cell] ?? 1);
      heads[t] = headsFor(Math.ceil(model.agentsFor(load) * (1 + BUFFER) - 1e-9), queue.shrinkage);
    }
    return heads;
  });
}

/** Own people and the seats ordered so far, as heads. */
function headsThere(season: ReplayedSeason, bought: readonly BoughtSeats[]): TeamHeads[] {
  const { deciding, partners, grid } = season;
  const own = deciding.own.map(({ serves, heads }): TeamHeads => ({
    serves: serves.map(({ queue }) => queue),
    heads,
    permitted: serves.map(({ may }) => may ?? new Uint8Array(heads.length).fill(1)),
  }));
  const seats = partners.map((partner, p): TeamHeads => {
    const heads = new Float64Array(grid.startsMs.length);
    for (const block of bought.filter((one) => one.partner === p))
      for (let t = block.from; t < block.to; t += 1) heads[t] = (heads[t] ?? 0) + seatsComing(block);
    return {
      serves: partner.serves.map(({ queue }) => queue),
      heads: Uint16Array.from(heads, Math.round),
      permitted: permittedOf(partner, grid.startsMs.length),
    };
  });
  return [...own, ...seats];
}

function permittedOf({ serves }: DecidedPartner, intervals: number): Uint8Array[] {
  return serves.map(({ may }) => may ?? new Uint8Array(intervals).fill(1));
}
