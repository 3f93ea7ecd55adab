import { costPerHourOn, type Queue, type Shop } from "@springtide/contracts";
import { seatHourCost } from "../agreements/seat-cost.ts";

/** What one more agent costs, and whose price that is. */
export interface AgentHourPrice {
  /** Of an agent for an hour, shrinkage paid for, in the shop's currency. */
  readonly price: number;
  /** Agreement or team; null where nobody serves the queue. */
  readonly by: { readonly kind: "agreement" | "team"; readonly id: string } | null;
}

/**
 * What one more agent on a queue for an hour costs at the margin: that of the cheapest partner who may work it; of the cheapest team of one's
 * own, at its wage of the day, where there is none; 0 where nobody serves it.
 * @param day such as 2026-04-01
 */
export function agentHourPrice(shop: Shop, queue: Queue, day: string): AgentHourPrice {
  const partners = shop.agreements
    .filter(({ serves, seats }) => seats > 0 && serves.includes(queue.id))
    .map((agreement): AgentHourPrice => ({
      price: seatHourCost({ shop }, agreement, queue.id) / (1 - (agreement.shrinkage ?? queue.shrinkage)),
      by: { kind: "agreement", id: agreement.id },
    }));
  const own = shop.teams
    .filter(({ serves }) => serves.includes(queue.id))
    .map((team): AgentHourPrice => ({
      price: costPerHourOn(team, day) / (1 - queue.shrinkage),
      by: { kind: "team", id: team.id },
    }));
  const [first, ...others] = partners.length > 0 ? partners : own;
  if (first === undefined) return { price: 0, by: null };
  return others.reduce((cheapest, one) => (one.price < cheapest.price ? one : cheapest), first);
}
