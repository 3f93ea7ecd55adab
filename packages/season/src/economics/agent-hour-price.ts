import type { Queue, Shop } from "@springtide/contracts";
import { seatHourCost } from "../agreements/seat-cost.ts";

/**
 * What one more agent on a queue for an hour costs at the margin, shrinkage paid for, in the shop's currency: that of the cheapest partner
 * who may work it; of the cheapest team of one's own where there is none; 0 where nobody serves it.
 */
export function agentHourPrice(shop: Shop, queue: Queue): number {
  const partners = shop.agreements
    .filter(({ serves, seats }) => seats > 0 && serves.includes(queue.id))
    .map((agreement) => seatHourCost({ shop }, agreement, queue.id) / (1 - (agreement.shrinkage ?? queue.shrinkage)));
  if (partners.length > 0) return Math.min(...partners);
  const own = shop.teams.filter(({ serves }) => serves.includes(queue.id)).map(({ costPerHour }) => costPerHour);
  return own.length === 0 ? 0 : Math.min(...own) / (1 - queue.shrinkage);
}
