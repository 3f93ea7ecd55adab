import type { ForecastAsOf } from "../backtest/forecast-as-of.ts";
import { contactLosses, lossByValue, type QueueContactLoss } from "../economics/contact-losses.ts";
import { customerValueOf } from "../economics/customer-value-of.ts";
import { queueOf } from "../places.ts";
import { requirementOfSeason } from "../staff-season.ts";

/**
 * What a contact costs that is not served as promised, as a plan of the season's first day would take it: known to every arm alike, and the
 * same over the whole season. Only where the shop does not say what a customer is worth is the requirement needed for it.
 */
export function lossesOfSeason({ basis, demand }: Pick<ForecastAsOf, "basis" | "demand">): QueueContactLoss[] {
  const { shop } = basis;
  const known = demand.queues.flatMap(({ queue: id }): QueueContactLoss[] => {
    const queue = queueOf(shop, id);
    const value = customerValueOf(shop, queue);
    return value === null || shop.customerValue === null ? [] : [lossByValue(queue, value, shop.customerValue)];
  });
  return known.length === demand.queues.length ? known : contactLosses(basis, requirementOfSeason(basis, demand));
}
