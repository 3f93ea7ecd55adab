import type { Estimate, Plan } from "@springtide/contracts";
import type { CancelSignal } from "@springtide/refusal";
import { figureParts, play, ratioEstimate } from "@springtide/simulation";
import { alreadyLate } from "../backlog/opening-pile.ts";
import { isDeferred } from "../deferred.ts";
import { queueOf } from "../places.ts";
import { simulatedCentre } from "../simulation/simulated-centre.ts";
import type { DaySpan } from "./days-to-verify.ts";
import type { FreshSeasons } from "./fresh-seasons.ts";

/** Contacts played, about: a second's worth. */
const CONTACTS = 400_000;
/** Seasons played at most and, in a large shop, at least: fewer tell nothing of their spread. */
const MOST_SEASONS = 5;
const LEAST_SEASONS = 3;
/** Days played before those that count: a line needs one to fill, a pile what was left over of a week. */
const LEAD_DAYS = { line: 1, pile: 7 } as const;

/** What is played out: the people of a staffed season, on days of which the exact figures are known. */
export interface PlayedOut {
  readonly staffing: Plan["staffing"];
  readonly spans: readonly DaySpan[];
  /** Exact service level of each queue on these days, by season; NaN where no contacts come. */
  readonly exact: readonly Float64Array[];
}

/**
 * The same days and seasons played out contact by contact: each queue's service level by its target's definition. Both
 * ways see the same seasons, so what chance leaves open is the scatter of their difference from season to season; half
 * of its 95 % interval is told. Played on five of the seasons, in large shops on three. Cost: about 2 microseconds a
 * contact. Of partners' seats as many are there as the plan expects, here as in the exact figures, so that the difference tells of the formula alone.
 * Source of the pairing: Law (2015), Simulation Modeling and Analysis, 5th ed., 11.2 (common random numbers).
 * @throws Cancelled
 */
export function simulatedService(
  { basis, demand }: FreshSeasons,
  { staffing, spans, exact }: PlayedOut,
  cancel?: CancelSignal,
): Estimate[] {
  const plan = { shop: basis.shop, staffing };
  const seasons = seasonsToPlay({ basis, demand }, spans);
  const lead = basis.shop.queues.some(isDeferred) ? LEAD_DAYS.pile : LEAD_DAYS.line;
  // The exact figures leave out what nobody could have kept; it is offered on the first day.
  const lateBefore = (place: number, { from, days }: DaySpan): number => {
    const drawn = demand.queues[place];
    const first = drawn === undefined ? -1 : drawn.open.indexOf(1);
    const isCounted =
      first >= (basis.grid.dayOffsets[from] ?? 0) && first < (basis.grid.dayOffsets[from + days] ?? Infinity);
    if (drawn === undefined || drawn.opening === null || from > lead || !isCounted) return 0;
    return alreadyLate(drawn.opening, queueOf(basis.shop, drawn.queue));
  };
  const parts = demand.queues.map(() => ({ over: new Float64Array(seasons), under: new Float64Array(seasons) }));
  for (const { from, days } of spans) {
    const span = { leadDay: Math.max(0, from - lead), firstDay: from, days };
    for (let season = 0; season < seasons; season += 1) {
      const played = play(simulatedCentre({ plan, basis, demand, span }, season), {
        seed: basis.seed,
        replications: 1,
        firstReplication: season,
        unstaffed: "play",
        ...(cancel === undefined ? {} : { signal: cancel }),
      });
      demand.queues.forEach(({ queue }, place) => {
        const { definition } = queueOf(basis.shop, queue).target;
        const { over, under } = figureParts(played, definition, { queue: place, fromDay: from - span.leadDay });
        addTo(parts[place]?.over, season, over[0] ?? 0);
        addTo(parts[place]?.under, season, Math.max(0, (under[0] ?? 0) - lateBefore(place, { from, days })));
      });
    }
  }
  return parts.map(({ over, under }, place) => {
    const levels = exact[place] ?? new Float64Array();
    const difference = over.map((kept, season) => kept - (levels[season] ?? 0) * (under[season] ?? 0));
    return {
      value: ratioEstimate({ over, under }).value,
      halfWidth: ratioEstimate({ over: difference, under }).halfWidth,
    };
  });
}

function seasonsToPlay({ basis, demand }: FreshSeasons, spans: readonly DaySpan[]): number {
  const { grid, paths } = basis;
  const all = demand.queues.reduce((sum, { dailyRates }) => {
    const inSpans = spans.map(({ from, days }) =>
      Array.from({ length: paths }, (_, path) =>
        dailyRates.subarray(path * grid.days + from, path * grid.days + from + days),
      ),
    );
    return sum + inSpans.flat().reduce((total, rates) => total + rates.reduce((day, rate) => day + rate, 0), 0);
  }, 0);
  const affordable = Math.floor((CONTACTS * paths) / Math.max(all, 1));
  return Math.min(paths, MOST_SEASONS, Math.max(LEAST_SEASONS, affordable));
}

function addTo(sums: Float64Array | undefined, at: number, value: number): void {
  if (sums !== undefined) sums[at] = (sums[at] ?? 0) + value;
}
