import { isoDay } from "@springtide/calendar";
import type { PlanDecisions, Queue, ShopCustomerValue } from "@springtide/contracts";
import { type CustomerValue, needValue, priceOfLate } from "@springtide/planning";
import type { SeasonBasis } from "../basis.ts";
import { isDeferred } from "../deferred.ts";
import { queueOf } from "../places.ts";
import type { SeasonRequirement } from "../staff-season.ts";
import { weeksOfGrid } from "../verify/weeks-of-grid.ts";
import { agentHourPrice } from "./agent-hour-price.ts";
import { customerValueOf } from "./customer-value-of.ts";

/** What one contact of a queue costs that is not served as promised, and how that is known. */
export type QueueContactLoss = PlanDecisions["losses"][number];

/** The part of a requirement that prices are taken from: the agents that each queue's target asks for. */
interface AgentsRequired {
  readonly queues: SeasonRequirement["queues"];
  readonly requirement: { readonly queues: readonly { readonly agents: Uint16Array }[] };
}

/** So many seasons, spread over those drawn, are enough for a median. */
const PATHS_LOOKED_AT = 40;

/**
 * What a contact costs, in the shop's currency, that is not served as promised: the loss that decisions weigh against ledger cost, by queue
 * in the order of the requirement.
 *
 * By customer value where the shop gives one: of those who give up some try again and are served in the end, the rest are lost for good
 * (science 12); a malus by contract is paid for every late contact; of deferred work a late answer is a failure recovered.
 * Otherwise by the price that the target itself puts on a late contact (`priceOfLate`) at the agents it requires, or by the malus where that
 * is more; giving up then counts as late where the target counts it.
 */
export function contactLosses(basis: SeasonBasis, { queues, requirement }: AgentsRequired): QueueContactLoss[] {
  const { shop, grid, paths } = basis;
  const looked = Math.min(paths, PATHS_LOOKED_AT);
  const some = Array.from({ length: looked }, (_, i) => Math.floor((i * paths) / looked));
  return queues.map((demand, q): QueueContactLoss => {
    const queue = queueOf(shop, demand.id);
    const value = customerValueOf(shop, queue);
    if (value !== null && shop.customerValue !== null) return lossByValue(queue, value, shop.customerValue);
    const price = priceOfLate({
      queue: demand,
      grid: { intervalSeconds: grid.seconds, dayOffsets: grid.dayOffsets, weekOfInterval: weeksOfGrid(grid) },
      agents: requirement.queues[q]?.agents ?? new Uint16Array(),
      paths: some,
      agentHourPrice: agentHourPrice(shop, queue, isoDay(grid.firstDay)).price,
    });
    return { queue: queue.id, perAbandoned: 0, perLate: Math.max(price, queue.penaltyPerLate), basis: "target" };
  });
}

/** By what the shop says that a customer is worth. */
export function lossByValue(
  queue: Queue,
  value: CustomerValue,
  { tryAgainShare }: ShopCustomerValue,
): QueueContactLoss {
  const { ofLost, ofRecovered } = needValue(value);
  return {
    queue: queue.id,
    perAbandoned: (1 - tryAgainShare) * ofLost + tryAgainShare * ofRecovered,
    perLate: queue.penaltyPerLate + (isDeferred(queue) ? ofRecovered : 0),
    basis: "customer-value",
  };
}
