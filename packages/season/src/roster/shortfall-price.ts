import type { Queue, Shop } from "@springtide/contracts";
import type { ShortfallStep } from "@springtide/planning";

/** What a head that nobody can be bought for costs, as a multiple of the dearest hour that can be had. */
const NOBODY_TIMES = 3;

/**
 * What each head missing from a queue costs for an hour: as much as the partners who serve it ask for a seat, the cheapest first, as far
 * as their seats go, and three times the dearest hour, own or bought, beyond that. Seats that several queues share are counted
 * for each, and blocks are taken to be as short as the gap: overflow itself is bought with both in mind.
 */
export function shortfallPrice(shop: Shop, queue: Queue, ownPerHour: number): readonly ShortfallStep[] {
  const seats = shop.agreements
    .filter(({ serves }) => serves.includes(queue.id))
    .map(({ seats: heads, pricePerHour, priceBasis }) => ({
      heads,
      cost: priceBasis === "rostered" ? pricePerHour : pricePerHour * (1 - queue.shrinkage),
    }))
    .filter(({ heads }) => heads > 0)
    .sort((a, b) => a.cost - b.cost);
  const dearest = Math.max(ownPerHour, ...seats.map(({ cost }) => cost));
  return [...seats, { heads: Infinity, cost: NOBODY_TIMES * dearest }];
}
