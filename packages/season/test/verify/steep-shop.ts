import { civilDay, intervalGrid, openIntervals, timeZone } from "@springtide/calendar";
import type { ContactHistory, Shop } from "@springtide/contracts";
import { drawPoisson, randomStream } from "@springtide/probability";
import type { PlanInput } from "@springtide/season";
import { historyOfRows, NO_HOLIDAYS, smallShop } from "../small-shop.ts";

/** People enough: what is asked for is there. */
const desk = {
  id: "desk",
  serves: ["desk-queue"],
  costPerHour: 20,
  roster: [{ days: "mon-sat", from: "08:00", to: "18:00", heads: 60 }],
};

/** A shop of one queue whose contacts come early: so many an hour in each hour from eight on. */
export function steepInput(
  queue: Readonly<Record<string, unknown>>,
  perHour: readonly number[],
  changes: Readonly<Record<string, unknown>> = {},
): PlanInput {
  const shop = smallShop({
    queues: [{ id: "desk-queue", channel: "phone", shrinkage: "0%", ...queue }],
    teams: [desk],
    agreements: [],
    plan: { horizon: "2w", paths: 20, ...changes },
  });
  return { shop, holidays: NO_HOLIDAYS, contacts: [steepPast(shop, perHour)], weather: [] };
}

function steepPast(shop: Shop, perHour: readonly number[]): ContactHistory {
  const [queue] = shop.queues;
  if (queue === undefined) throw new Error("no queue");
  const zone = timeZone(shop.zone);
  const { intervalMinutes } = shop;
  const grid = intervalGrid({ zone, firstDay: civilDay("2026-05-04"), days: 119, intervalMinutes });
  const open = openIntervals({ grid, zone, hours: queue.openingHours, holidays: new Set() });
  const random = randomStream(11, "steep past");
  const rows = [...grid.startsMs].flatMap((startMs, i): [number, number][] => {
    if (open[i] === 0) return [];
    const mean = ((perHour[Math.floor(zone.minuteOfDayAt(startMs) / 60) - 8] ?? 0) * intervalMinutes) / 60;
    return [[startMs, drawPoisson(random, mean)]];
  });
  return historyOfRows(queue.id, intervalMinutes, rows);
}
