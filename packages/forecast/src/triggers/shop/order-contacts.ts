import type { CivilDay } from "@springtide/calendar";
import { Refusal } from "@springtide/refusal";
import type { WeightedOnset } from "../onset.ts";

/** A group of contacts that follow an order: their share of all, and over which days after the order they come, evenly. */
export interface OrderDelay {
  readonly share: number;
  readonly fromDays: number;
  readonly toDays: number;
}

/** Orders whose own contacts weigh as much as the prior rate (science 12). */
const PRIOR_ORDERS = 50;

/**
 * Contacts per order: the mean of a gamma belief that weighs fifty orders, updated by what the shop counted:
 * (prior x 50 + contacts) / (50 + orders). Without a prior it is what was counted, and nothing may be said without orders.
 * Surveys count contacts per buyer in half a year, not per order: give a prior only where the orders per buyer are known.
 * @throws Refusal "no-orders" where there is neither an order nor a prior
 * @example contactsPerOrder({ contacts: 30, orders: 100 }) // => 0.3
 * @example contactsPerOrder({ contacts: 30, orders: 100, prior: 0.86 }) // about 0.4867
 */
export function contactsPerOrder({
  contacts,
  orders,
  prior,
}: {
  readonly contacts: number;
  readonly orders: number;
  readonly prior?: number | undefined;
}): number {
  if (prior !== undefined) return (prior * PRIOR_ORDERS + contacts) / (PRIOR_ORDERS + orders);
  if (orders > 0) return contacts / orders;
  throw new Refusal({
    code: "no-orders",
    place: {},
    found: "no orders and no prior rate",
    rule: "contacts per order are counted from orders",
    remedy: "Give the orders of the days whose contacts were counted, or contacts per 100 orders.",
  });
}

/**
 * Share of an order's contacts that come on each day after it, from the day itself on: a mixture of questions on the order day, where-is-it
 * around the promised delivery, and returns. Shares are brought to a sum of 1.
 */
export function delayWeights(delays: readonly OrderDelay[]): Float64Array {
  const last = Math.max(0, ...delays.map(({ toDays }) => toDays));
  const total = delays.reduce((sum, { share }) => sum + share, 0);
  const weights = new Float64Array(last + 1);
  for (const { share, fromDays, toDays } of delays)
    for (let day = fromDays; day <= toDays; day++)
      weights[day] = (weights[day] ?? 0) + share / (total * (toDays - fromDays + 1));
  return weights;
}

/**
 * Contacts that orders bring, day by day: rate x sum over l of w_l x orders_(t-l). Runs on until the last order's contacts have come;
 * the sum of contacts is rate times orders. Cost: days with orders times days of delay.
 */
export function orderContacts(
  orders: ReadonlyMap<CivilDay, number>,
  { rate, delays }: { readonly rate: number; readonly delays: readonly OrderDelay[] },
): ReadonlyMap<CivilDay, number> {
  const weights = delayWeights(delays);
  const contacts = new Map<CivilDay, number>();
  for (const [day, ordered] of orders)
    weights.forEach((weight, after) => {
      if (weight > 0) contacts.set(day + after, (contacts.get(day + after) ?? 0) + rate * weight * ordered);
    });
  return contacts;
}

/**
 * The days on which orders beyond the usual bring contacts, weighted by how many they bring of what the usual orders of a day bring:
 * with as many extra orders as usual ones, every day alike, the weight is 1. Below half a per cent it is left out.
 */
export function orderContactOnsets(
  extraOrders: ReadonlyMap<CivilDay, number>,
  { usualOrdersPerDay, delays }: { readonly usualOrdersPerDay: number; readonly delays: readonly OrderDelay[] },
): readonly WeightedOnset[] {
  return [...orderContacts(extraOrders, { rate: 1 / usualOrdersPerDay, delays })]
    .filter(([, weight]) => weight >= 0.005)
    .map(([day, weight]) => ({ day, weight }))
    .sort((a, b) => a.day - b.day);
}
