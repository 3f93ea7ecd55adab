import type { EconomicsBasis, PricedEconomics } from "@springtide/contracts";
import { needValue, stakeOfNeeds } from "@springtide/planning";
import { needsOf } from "./needs-of.ts";
import { spreadOf } from "./season-spread.ts";

/** Value at stake season by season: by needs and never by attempts, each queue's at its own value; null where customers have none. */
export function stakeOf({ queues, customerValue }: EconomicsBasis): PricedEconomics["atStake"] {
  if (customerValue === null) return null;
  const byPath = new Float64Array(queues[0]?.contacts.length ?? 0);
  let isCapped = false;
  const ofQueues = queues.map((queue) => {
    const sums = { needs: 0, lost: 0, recovered: 0, value: 0 };
    const paths = queue.contacts.length;
    const ofNeed = needValue({ ...customerValue, preSale: queue.preSale });
    queue.contacts.forEach((contacts, path) => {
      const failed = { contacts, abandoned: queue.abandoned[path] ?? 0, late: queue.late[path] ?? 0 };
      const needs = needsOf(failed, queue.isDeferred, customerValue.tryAgainShare);
      const stake = stakeOfNeeds(ofNeed, { ...needs, customers: null });
      byPath[path] = (byPath[path] ?? 0) + stake.value;
      isCapped ||= stake.isCapped;
      sums.needs += needs.needs / paths;
      sums.lost += needs.lost / paths;
      sums.recovered += needs.recovered / paths;
      sums.value += stake.value / paths;
    });
    return { queue: queue.queue, channel: queue.channel, ...sums };
  });
  const perLostCustomer = needValue({ ...customerValue, preSale: null }).ofLost;
  return { spread: spreadOf(byPath), isCapped, queues: ofQueues, perLostCustomer };
}
