import type { Scenario, ScenarioChanges, Shop } from "@springtide/contracts";
import { seatHourCost } from "../agreements/seat-cost.ts";

const PRICES_OF_TEAMS: ReadonlySet<string> = new Set(["wages", "wagesFrom"]);
const PRICES_OF_AGREEMENTS: ReadonlySet<string> = new Set(["price", "fees", "standByFee", "tiers", "paymentDays"]);

/** Whether changes are of prices alone: wages, partners' prices and fees, what a customer is worth. */
function changesPricesOnly(changes: ScenarioChanges): boolean {
  const { teams = {}, agreements = {}, ...others } = changes;
  const isOf = (known: ReadonlySet<string>, change: object): boolean =>
    Object.entries(change).every(([key, value]) => value === undefined || known.has(key));
  return (
    Object.entries(others).every(([key, change]) => key === "customerValue" || isNothing(change)) &&
    Object.values(teams).every((change) => isOf(PRICES_OF_TEAMS, change)) &&
    Object.values(agreements).every((change) => isOf(PRICES_OF_AGREEMENTS, change))
  );
}

/** Whether a chain of scenarios changes nothing but prices. */
export function pricesOnly(chain: readonly Scenario[]): boolean {
  return chain.every(({ changes }) => changesPricesOnly(changes));
}

/** Whether a chain of scenarios leaves contacts, queues and own people as they are: only what partners agree to, and what is paid, is otherwise. */
export function leavesNeedAsItIs(chain: readonly Scenario[]): boolean {
  return chain.every(({ changes }) => changesPricesOnly({ ...changes, agreements: undefined }));
}

/**
 * Whether two sets of prices buy the same seats: partners are asked in the order of what a seat costs an hour, and nothing else in a cover
 * hangs on a price.
 */
export function asksInSameOrder(before: Shop, after: Shop): boolean {
  const [one, other] = [orderOf(before), orderOf(after)];
  return one.every((id, i) => id === other[i]);
}

function orderOf(shop: Shop): string[] {
  return shop.agreements
    .map((agreement) => ({ id: agreement.id, price: seatHourCost({ shop }, agreement, agreement.serves[0] ?? "") }))
    .toSorted((a, b) => a.price - b.price)
    .map(({ id }) => id);
}

function isNothing(change: unknown): boolean {
  if (change === undefined) return true;
  return typeof change === "object" && change !== null && Object.values(change).every(isNothing);
}
