import type { CivilDay } from "@springtide/calendar";
import { civilDay, weekday } from "@springtide/calendar";
import type { OrderDay, Trigger } from "@springtide/contracts";
import { delayWeights, fitEnsemble, orderContacts } from "@springtide/forecast";
import type { Dates, FollowedOrders, Span } from "./dated-trigger.ts";

type OrderTrigger = Extract<Trigger, { kind: "order-contacts" }>;

/** What orders by day make of a trigger that follows them. */
export interface OrderDates {
  readonly dates: Dates;
  readonly orders: FollowedOrders;
}

/** A weight below this moves nothing that could be seen. */
const LEAST_WEIGHT = 0.005;
/** Some contacts come without an order, whatever is believed. */
const LEAST_BASE = 0.05;
const PATHS = 200;
const SEED = 1;

/**
 * When, and how strongly, all orders of a shop are felt: on each day the orders whose contacts come on it (by the delays), less the fewest of any
 * day, over the usual. So contacts are a part that does not hang on orders plus so many an order (science 12), and the lift learned is that
 * of as many more orders as usual. Orders from `planFrom` on are those the file expects; where it expects none, the past is continued by the
 * usual forecast (its mean over possible courses). Null where no order before the plan is known.
 */
export function orderDates(trigger: OrderTrigger, orders: readonly OrderDay[], span: Span): OrderDates | null {
  const byDay = new Map(orders.map(({ day, orders: count }) => [civilDay(day), count]));
  const past = [...byDay].filter(([day]) => day < span.planFrom);
  if (!past.some(([, count]) => count > 0)) return null;
  const delayDays = delayWeights(trigger.delays).length;
  const from = Math.min(...past.map(([day]) => day));
  const whole = wholeCourse(byDay, { from, delayDays, planFrom: span.planFrom, planTo: span.planTo });
  const felt = orderContacts(whole, { rate: 1, delays: trigger.delays });
  const days = [...felt].filter(([day]) => day >= Math.max(from, span.historyFrom) && day <= span.planTo);
  const known = days.filter(([day]) => day < span.planFrom).map(([, count]) => count);
  const usual = trigger.usualOrdersPerDay ?? known.reduce((sum, count) => sum + count, 0) / known.length;
  const fewest = days.reduce((least, [, count]) => Math.min(least, count), Infinity);
  const weighted = days
    .map(([day, count]) => ({ day, market: null, weight: (count - fewest) / usual }))
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .sort((a, b) => a.day - b.day);
  const next = weighted
    .filter(({ day }) => day >= span.planFrom)
    .map(({ day, market, weight }) => ({
      market,
      weight,
      days: [{ day, probability: 1 }],
      never: 0,
      basis: "known" as const,
    }));
  return {
    dates: { pastOnsets: weighted.filter(({ day }) => day < span.planFrom), nextOnsets: next },
    orders: { usualPerDay: usual, fewestPerDay: fewest },
  };
}

/**
 * The lift over the day with the fewest orders that is the same as a lift over a usual day with as many orders again:
 * contacts are (1 - s) + s x orders / usual of the usual ones, s being that lift.
 */
export function liftOverFewest(lift: number, { usualPerDay, fewestPerDay }: FollowedOrders): number {
  return lift / Math.max(LEAST_BASE, 1 - lift + (lift * fewestPerDay) / usualPerDay);
}

/** The way back: share of the usual day's contacts that comes from its orders. */
export function shareOfOrders(liftOverFewestDay: number, { usualPerDay, fewestPerDay }: FollowedOrders): number {
  return liftOverFewestDay / (1 + liftOverFewestDay * (1 - fewestPerDay / usualPerDay));
}

/** Orders of every day from the delays before the first known one to the end of the plan: known, or filled in. */
function wholeCourse(
  byDay: ReadonlyMap<CivilDay, number>,
  { from, delayDays, planFrom, planTo }: { from: CivilDay; delayDays: number; planFrom: CivilDay; planTo: CivilDay },
): ReadonlyMap<CivilDay, number> {
  const usual = usualByWeekday(byDay, planFrom);
  const lastKnown = Math.max(...[...byDay.keys()].filter((day) => day < planFrom));
  const continued = continuedOrders(byDay, { from, lastKnown, planTo });
  const whole = new Map<CivilDay, number>();
  for (let day = from - delayDays; day <= planTo; day++)
    whole.set(day, byDay.get(day) ?? continued.get(day) ?? usual[weekday(day) - 1] ?? 0);
  return whole;
}

function usualByWeekday(byDay: ReadonlyMap<CivilDay, number>, before: CivilDay): readonly number[] {
  const known = [...byDay].filter(([day]) => day < before);
  const all = known.reduce((sum, [, count]) => sum + count, 0) / known.length;
  return [1, 2, 3, 4, 5, 6, 7].map((of) => {
    const own = known.filter(([day]) => weekday(day) === of);
    return own.length === 0 ? all : own.reduce((sum, [, count]) => sum + count, 0) / own.length;
  });
}

/** The mean course of orders after the last known day; empty where nothing is to be continued. */
function continuedOrders(
  byDay: ReadonlyMap<CivilDay, number>,
  { from, lastKnown, planTo }: { from: CivilDay; lastKnown: CivilDay; planTo: CivilDay },
): ReadonlyMap<CivilDay, number> {
  const days = planTo - lastKnown;
  const isGiven = Array.from({ length: Math.max(0, days) }, (_, i) => byDay.has(lastKnown + 1 + i)).every(Boolean);
  if (days <= 0 || isGiven) return new Map();
  const contacts = Float64Array.from({ length: lastKnown - from + 1 }, (_, i) => byDay.get(from + i) ?? Number.NaN);
  const empty = new Set<CivilDay>();
  const paths = fitEnsemble({
    history: { firstDay: from, contacts },
    triggers: [],
    holidays: empty,
    closedDays: empty,
  }).samplePaths({
    triggers: [],
    onsets: new Map(),
    holidays: empty,
    closedDays: empty,
    firstDay: lastKnown + 1,
    days,
    paths: PATHS,
    seed: SEED,
    queue: "orders",
  });
  return new Map(
    Array.from({ length: days }, (_, d) => {
      let sum = 0;
      for (let path = 0; path < PATHS; path++) sum += paths[path * days + d] ?? 0;
      return [lastKnown + 1 + d, sum / PATHS];
    }),
  );
}

/** Orders as they were known on the eve of a day: none from it on. */
export function ordersBefore(
  orders: ReadonlyMap<string, readonly OrderDay[]> | undefined,
  day: CivilDay,
): ReadonlyMap<string, readonly OrderDay[]> {
  return new Map(
    [...(orders ?? [])].map(([trigger, days]) => [trigger, days.filter((one) => civilDay(one.day) < day)]),
  );
}
