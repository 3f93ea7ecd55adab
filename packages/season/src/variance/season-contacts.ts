import { civilDay, isoDay } from "@springtide/calendar";
import type { Plan } from "@springtide/contracts";
import { monthOf } from "../economics/ledger-lines.ts";

/** Contacts of one month, and the hours of handling in them at the handling time of the shop file. */
export interface MonthContacts {
  readonly month: string;
  readonly byQueue: ReadonlyMap<string, number>;
  readonly contacts: number;
  readonly workHours: number;
}

type Foretold = Pick<Plan, "shop" | "grid" | "forecasts">;

/** The months of a plan with the contacts that it expects, on average over its seasons. */
export function contactsForetold(plan: Foretold): MonthContacts[] {
  return byMonth(plan, (queue, day) => onDay(plan, queue, day) ?? 0);
}

/**
 * The same months as they came: days of a newer plan's history, and after them what it expects; days that it does not know as the first plan expected.
 */
export function contactsThatCame(
  plan: Foretold,
  newest: Pick<Plan, "grid" | "forecasts" | "history">,
): MonthContacts[] {
  const first = civilDay(newest.history.firstDay);
  const histories = new Map(newest.history.daily.map(({ queue, contacts }) => [queue, contacts]));
  return byMonth(plan, (queue, day) => {
    const came = histories.get(queue)?.[day - first] ?? null;
    return came ?? onDay(newest, queue, day) ?? onDay(plan, queue, day) ?? 0;
  });
}

function onDay({ grid, forecasts }: Pick<Plan, "grid" | "forecasts">, queue: string, day: number): number | undefined {
  return forecasts.find((one) => one.queue === queue)?.daily.mean[day - civilDay(grid.firstDay)];
}

function byMonth({ shop, grid }: Foretold, contactsOn: (queue: string, day: number) => number): MonthContacts[] {
  const months = new Map<string, Map<string, number>>();
  const first = civilDay(grid.firstDay);
  for (let day = first; day < first + grid.days; day += 1) {
    const month = monthOf(isoDay(day));
    const byQueue = months.get(month) ?? new Map<string, number>();
    months.set(month, byQueue);
    for (const { id } of shop.queues) byQueue.set(id, (byQueue.get(id) ?? 0) + contactsOn(id, day));
  }
  return [...months].map(([month, byQueue]) => ({
    ...{ month, byQueue },
    contacts: [...byQueue.values()].reduce((sum, contacts) => sum + contacts, 0),
    workHours: shop.queues.reduce((sum, { id, ahtSeconds }) => sum + ((byQueue.get(id) ?? 0) * ahtSeconds) / 3600, 0),
  }));
}
