import { DeadlineLine } from "./deadline-line.ts";
import { dueItems, requireHoursOfWork, requireLength, type DeferredWork } from "./deferred-work.ts";
import { refuse } from "../domain.ts";

/** Work with deadlines, the time there is for it anyway, and what more time costs. */
export interface DeferredPlanNeed {
  readonly work: readonly DeferredWork[];
  /** Agent-hours in each period that cost nothing more: idle time of other queues, people rostered already. */
  readonly spareHours: ArrayLike<number>;
  /** Price of one more agent-hour in each period. */
  readonly extraCostPerHour: ArrayLike<number>;
  /** The most agent-hours that can be bought in each period; may be Infinity. */
  readonly extraMaxHours: ArrayLike<number>;
  /** Price of an agent-hour of work that is not done in time. */
  readonly lateCostPerHour: number;
}

/** The cheapest way to meet the deadlines that are worth meeting. All lists hold agent-hours by period. */
export interface DeferredPlan {
  /** What all of it costs: extra hours and lateness. No plan costs less. */
  readonly cost: number;
  readonly extraCost: number;
  readonly lateCost: number;
  readonly extraHours: Float64Array;
  /** Work done in the period, earliest deadline first: at most the spare and the extra hours. */
  readonly doneHours: Float64Array;
  /** Work in hand and still on time at the end of the period. */
  readonly backlogHours: Float64Array;
  /** Work whose last period this was and that the plan does not do. */
  readonly lateHoursByPeriod: Float64Array;
  readonly lateHours: number;
}

/**
 * Which extra hours to buy so that work with response deadlines is done at the least cost.
 * Spare hours are free, extra hours cost by period and have a maximum, and work that is not done within its window costs
 * its lateness price and leaves the plan. Work is a fluid: it can be split at will. A deadline beyond the horizon is
 * taken as the end of the horizon.
 *
 * Why it is exact: this is a transportation problem in which only the hours have prices, and the sets of hours that can
 * all be put to use at once are the independent sets of a matroid (Edmonds & Fulkerson 1965, on transversals). On a
 * matroid the greedy choice is optimal: take the hours from the cheapest to the dearest, and of each as much as still
 * lets more work be done in time (Edmonds 1971). How much that is follows from earliest-deadline-first, which gets the
 * most work done in time because every window is one stretch of periods (Glover 1967). Hours dearer than lateness stay
 * unbought. Of equally dear hours the earlier are bought.
 * Sources: Edmonds & Fulkerson (1965), J. Res. NBS 69B, 147-153; Edmonds (1971), Mathematical Programming 1, 127-136;
 * Glover (1967), Naval Research Logistics Quarterly 14, 313-316.
 * Cost: periods x the length of the busy stretch around each; at most some hundred milliseconds for 13 weeks of half hours.
 * @throws Refusal for lists of different length, hours or prices that are negative, or a deadline before its arrival
 * @example leastCostDeferredPlan({ work: [{ workHours: [3, 0], lastPeriods: [1, 1] }], spareHours: [1, 1], extraCostPerHour: [30, 20], extraMaxHours: [9, 9], lateCostPerHour: 100 }).cost // => 20
 */
export function leastCostDeferredPlan(need: DeferredPlanNeed): DeferredPlan {
  requirePrices(need);
  const items = dueItems(need.work, need.spareHours.length, "clip");
  const capacity = Float64Array.from(need.spareHours);
  const extraHours = new Float64Array(items.periods);
  const line = new DeadlineLine(items, capacity);
  for (const period of cheapestFirst(need)) {
    extraHours[period] = line.buy(period, need.extraMaxHours[period] ?? 0);
  }
  return priced(need, extraHours, line);
}

/** The periods whose hours cost no more than lateness, cheapest first, earlier first among equals. */
function cheapestFirst({ extraCostPerHour, extraMaxHours, lateCostPerHour }: DeferredPlanNeed): number[] {
  const price = (period: number): number => extraCostPerHour[period] ?? Infinity;
  return Array.from(extraCostPerHour, (_, period) => period)
    .filter((period) => price(period) <= lateCostPerHour && (extraMaxHours[period] ?? 0) > 0)
    .sort((one, other) => price(one) - price(other) || one - other);
}

function priced(need: DeferredPlanNeed, extraHours: Float64Array, line: DeadlineLine): DeferredPlan {
  const { items, capacityHours, missedHours } = line;
  const doneHours = new Float64Array(items.periods);
  const backlogHours = new Float64Array(items.periods);
  let inHand = 0;
  let extraCost = 0;
  let lateHours = 0;
  for (let period = 0; period < items.periods; period += 1) {
    const end = items.firstItem[period + 1] ?? 0;
    for (let item = items.firstItem[period] ?? 0; item < end; item += 1) inHand += items.hours[item] ?? 0;
    const done = Math.min(inHand, capacityHours[period] ?? 0);
    const late = missedHours[period] ?? 0;
    inHand = Math.max(0, inHand - done - late);
    doneHours[period] = done;
    backlogHours[period] = inHand;
    extraCost += (extraHours[period] ?? 0) * (need.extraCostPerHour[period] ?? 0);
    lateHours += late;
  }
  const lateCost = lateHours === 0 ? 0 : lateHours * need.lateCostPerHour;
  const lateHoursByPeriod = missedHours;
  return {
    cost: extraCost + lateCost,
    extraCost,
    lateCost,
    extraHours,
    doneHours,
    backlogHours,
    lateHoursByPeriod,
    lateHours,
  };
}

function requirePrices(need: DeferredPlanNeed): void {
  const periods = need.spareHours.length;
  requireLength(need.extraCostPerHour, periods, "/extraCostPerHour");
  requireLength(need.extraMaxHours, periods, "/extraMaxHours");
  requireHoursOfWork(need.spareHours, "/spareHours");
  requireHoursOfWork(need.extraMaxHours, "/extraMaxHours", Infinity);
  for (let period = 0; period < periods; period += 1) {
    requirePrice(need.extraCostPerHour[period] ?? NaN, `/extraCostPerHour/${period}`);
  }
  requirePrice(need.lateCostPerHour, "/lateCostPerHour");
}

function requirePrice(price: number, field: string): void {
  if (price >= 0 && price < Infinity) return;
  refuse(
    "price-out-of-range",
    field,
    price,
    "a price is not negative and finite",
    "Give it by agent-hour, such as 28.",
  );
}
