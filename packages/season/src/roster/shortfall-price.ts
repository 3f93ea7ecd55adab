import type { Queue, Shop } from "@springtide/contracts";
import type { ShortfallStep } from "@springtide/planning";
import { seatHourCost } from "../agreements/seat-cost.ts";

/** What a head that nobody can be bought for costs, as a multiple of the dearest hour that can be had. */
const NOBODY_TIMES = 3;

/** A partner's seats are had in so many parts, each dearer than the one before by this share of the price. */
const PARTS = 4;
const DEARER_BY = 0.15;

/**
 * What each head missing from a queue costs for an hour: what the partners who serve it ask for a seat, as far as their seats go, and three
 * times the dearest hour, own or bought, beyond that. Seats count for each of the queues they serve by an equal part. Each further
 * quarter of them is taken as a little dearer, so that what cannot be covered is spread over the day: where every missing head cost
 * the same, all breaks might as well lie together, and a partner would be asked for many seats at once, in blocks longer than the break.
 * Blocks are taken to be as short as the gap: overflow itself is bought with both in mind.
 */
export function shortfallPrice(shop: Shop, queue: Queue, ownPerHour: number): readonly ShortfallStep[] {
  const seats = shop.agreements
    .filter(({ serves }) => serves.includes(queue.id))
    .map((agreement) => ({
      heads: Math.ceil(agreement.seats / agreement.serves.length),
      cost: seatHourCost({ shop }, agreement, queue.id),
    }))
    .filter(({ heads }) => heads > 0);
  const steps = seats.flatMap(inParts).sort((a, b) => a.cost - b.cost);
  const dearest = Math.max(ownPerHour, ...seats.map(({ cost }) => cost));
  return [...steps, { heads: Infinity, cost: NOBODY_TIMES * dearest }];
}

function inParts({ heads, cost }: ShortfallStep): ShortfallStep[] {
  const upTo = (part: number): number => Math.round((heads * part) / PARTS);
  return Array.from({ length: PARTS }, (_, part) => ({
    heads: upTo(part + 1) - upTo(part),
    cost: cost * (1 + DEARER_BY * part),
  })).filter((step) => step.heads > 0);
}
