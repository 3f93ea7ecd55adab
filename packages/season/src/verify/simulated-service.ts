import type { Estimate, Plan } from "@springtide/contracts";
import type { CancelSignal } from "@springtide/refusal";
import { figureParts, play, ratioEstimate } from "@springtide/simulation";
import { queueOf } from "../places.ts";
import { simulatedCentre } from "../simulation/simulated-centre.ts";
import type { DaySpan } from "./days-to-verify.ts";
import type { FreshSeasons } from "./fresh-seasons.ts";

/** Contacts played, about: two seconds' worth. */
const CONTACTS = 1_000_000;
/** Seasons played at least: fewer tell nothing of their spread. */
const LEAST_SEASONS = 3;

/**
 * The same days and seasons played out contact by contact with the people of a staffed season: each queue's service
 * level by its target's definition, with half its 95 % interval, seasons as the units. Large shops are played on fewer
 * of the seasons, three at least. Cost: about 2 microseconds a contact.
 * @throws Cancelled
 */
export function simulatedService(
  { basis, demand }: FreshSeasons,
  staffing: Plan["staffing"],
  spans: readonly DaySpan[],
  cancel?: CancelSignal,
): Estimate[] {
  const plan = { shop: basis.shop, staffing };
  const seasons = seasonsToPlay({ basis, demand }, spans);
  const parts = demand.queues.map(() => ({ over: new Float64Array(seasons), under: new Float64Array(seasons) }));
  for (const { from, days } of spans) {
    const span = { leadDay: Math.max(0, from - 1), firstDay: from, days };
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
        addTo(parts[place]?.under, season, under[0] ?? 0);
      });
    }
  }
  return parts.map((ofQueue) => {
    const { value, halfWidth } = ratioEstimate(ofQueue);
    return { value, halfWidth };
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
  return Math.max(Math.min(LEAST_SEASONS, paths), Math.min(paths, Math.floor((CONTACTS * paths) / Math.max(all, 1))));
}

function addTo(sums: Float64Array | undefined, at: number, value: number): void {
  if (sums !== undefined) sums[at] = (sums[at] ?? 0) + value;
}
