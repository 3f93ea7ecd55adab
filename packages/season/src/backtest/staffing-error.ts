import type { IntervalGrid } from "@springtide/calendar";
import type { PlanModel, Queue, Shop, StaffingError } from "@springtide/contracts";
import { headsFor, roundMoney, serviceModel } from "@springtide/planning";
import { isDeferred } from "../deferred.ts";
import { lineModel } from "../queues-to-staff.ts";

/** Head-hours of one day: planned for a forecast, needed for what came, and how they miss each other interval by interval. */
export interface DayStaffing {
  readonly plannedHours: number;
  readonly neededHours: number;
  readonly overHours: number;
  readonly underHours: number;
}

/** A day of a queue: its place in a grid, where it is open, and how its contacts are spread. */
export interface StaffedDay {
  readonly grid: IntervalGrid;
  /** Index of the day in the grid. */
  readonly day: number;
  readonly open: Uint8Array;
  /** Share of its day's contacts in each interval of the grid, as forecast. */
  readonly shares: Float64Array;
}

/** An hour bought at short notice, in wages: so a missing hour costs as much more as an hour too many. */
const LATE_HOUR_WAGES = 2;

/**
 * People needed for a day's contacts on one queue, by the staffing formula of the plan: on a line, heads by open interval for the load
 * of the interval; for deferred work, the day's work at the target's occupancy. Both days are spread as forecast and handled in the shop
 * file's time, so that what differs is the volume of the day.
 */
export function dayStaffer(
  queue: Queue,
  model: PlanModel,
): (forecast: number, actual: number, on: StaffedDay) => DayStaffing {
  const { ahtSeconds, target, shrinkage } = queue;
  if (isDeferred(queue)) {
    const hoursOf = (contacts: number): number =>
      (contacts * ahtSeconds) / 3600 / (target.maxOccupancy * (1 - shrinkage));
    return (forecast, actual) => missed([[hoursOf(forecast), hoursOf(actual)]]);
  }
  const service = serviceModel({ ahtSeconds, target, work: "immediate", model: lineModel(queue, model) });
  const headHours = (contacts: number, seconds: number): number =>
    (headsFor(service.agentsFor((contacts * ahtSeconds) / seconds), shrinkage) * seconds) / 3600;
  return (forecast, actual, on) =>
    missed(
      openIntervals(on).map(([share, seconds]) => [
        headHours(forecast * share, seconds),
        headHours(actual * share, seconds),
      ]),
    );
}

/** Days added up and priced: see the contract. A null wage leaves the cost unknown. */
export function staffingErrorOf(days: readonly DayStaffing[], wagePerHour: number | null): StaffingError {
  const total = (hours: keyof DayStaffing): number => days.reduce((sum, day) => sum + day[hours], 0);
  const [over, under] = [total("overHours"), total("underHours")];
  return {
    plannedHours: decimals(total("plannedHours")),
    neededHours: decimals(total("neededHours")),
    overHours: decimals(over),
    underHours: decimals(under),
    cost: wagePerHour === null ? null : roundMoney(wagePerHour * (over + (LATE_HOUR_WAGES - 1) * under)),
  };
}

/** Mean wage of the teams that serve a queue, else the mean price of the partners that do; null where nobody is named. */
export function wageOf(shop: Shop, queue: string): number | null {
  const serving = <T extends { readonly serves: readonly string[] }>(all: readonly T[]): T[] =>
    all.filter(({ serves }) => serves.includes(queue));
  const wages = serving(shop.teams).map(({ costPerHour }) => costPerHour);
  const prices = wages.length > 0 ? wages : serving(shop.agreements).map(({ pricePerHour }) => pricePerHour);
  return prices.length === 0 ? null : prices.reduce((sum, price) => sum + price, 0) / prices.length;
}

function missed(intervals: readonly (readonly [planned: number, needed: number])[]): DayStaffing {
  const sum = (of: (planned: number, needed: number) => number): number =>
    intervals.reduce((total, [planned, needed]) => total + of(planned, needed), 0);
  return {
    plannedHours: sum((planned) => planned),
    neededHours: sum((_, needed) => needed),
    overHours: sum((planned, needed) => Math.max(0, planned - needed)),
    underHours: sum((planned, needed) => Math.max(0, needed - planned)),
  };
}

/** Share of the day's contacts and length of each open interval. */
function openIntervals({ grid, day, open, shares }: StaffedDay): (readonly [share: number, seconds: number])[] {
  const from = grid.dayOffsets[day] ?? 0;
  const to = grid.dayOffsets[day + 1] ?? from;
  return Array.from({ length: to - from }, (_, i) => from + i)
    .filter((t) => open[t] === 1 && (grid.seconds[t] ?? 0) > 0)
    .map((t) => [shares[t] ?? 0, grid.seconds[t] ?? 0] as const);
}

function decimals(hours: number): number {
  return Math.round(hours * 100) / 100;
}
