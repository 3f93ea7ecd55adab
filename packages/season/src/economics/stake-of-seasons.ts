import type { EconomicsBasis, PricedEconomics } from "@springtide/contracts";
import { type NeedValue, needValue, stakeOfNeeds } from "@springtide/planning";
import { needsOf } from "./needs-of.ts";
import { spreadOf } from "./season-spread.ts";

/** Value at stake season by season: by needs and never by attempts, each queue's at its own value; null where customers have none. */
export function stakeOf(basis: EconomicsBasis): PricedEconomics["atStake"] {
  return stakeBySeason(basis)?.told ?? null;
}

/** The same, and value and needs lost of each season. */
export function stakeBySeason({ queues, customerValue }: Pick<EconomicsBasis, "queues" | "customerValue">): {
  readonly told: NonNullable<PricedEconomics["atStake"]>;
  readonly value: Float64Array;
  readonly lost: Float64Array;
} | null {
  if (customerValue === null) return null;
  const lostByPath = new Float64Array(queues[0]?.contacts.length ?? 0);
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
      lostByPath[path] = (lostByPath[path] ?? 0) + needs.lost;
      isCapped ||= stake.isCapped;
      sums.needs += needs.needs / paths;
      sums.lost += needs.lost / paths;
      sums.recovered += needs.recovered / paths;
      sums.value += stake.value / paths;
    });
    return { told: { queue: queue.queue, channel: queue.channel, ...sums }, ofNeed };
  });
  const told = {
    ...{ spread: spreadOf(byPath), isCapped },
    queues: ofQueues.map((of) => of.told),
    perLostCustomer: meanOfLost(ofQueues) ?? needValue({ ...customerValue, preSale: null }).ofLost,
  };
  return { told, value: byPath, lost: lostByPath };
}

/** What one need lost for good costs on average, its order at hand included, as needs are lost on each queue; null where none is. */
function meanOfLost(
  queues: readonly { readonly told: { readonly lost: number }; readonly ofNeed: NeedValue }[],
): number | null {
  const lost = queues.reduce((sum, { told }) => sum + told.lost, 0);
  return lost > 0 ? queues.reduce((sum, { told, ofNeed }) => sum + told.lost * ofNeed.ofLost, 0) / lost : null;
}
