import { type IntervalGrid, openIntervals, timeZone } from "@springtide/calendar";
import type { Agreement, Shop } from "@springtide/contracts";
import { permittedByQueue, permittedForAny } from "./permitted-by-queue.ts";

/** 1 in each interval in which a partner's seats can be had and it may work one of the queues it serves. */
export function availableSeats(
  shop: Shop,
  grid: IntervalGrid,
  { id, zone, openingHours, serves }: Agreement,
): Uint8Array {
  const open = openIntervals({ grid, zone: timeZone(zone), hours: openingHours, holidays: new Set() });
  const permitted = permittedByQueue(shop, grid, id, serves);
  if (permitted === undefined) return open;
  const forAny = permittedForAny(permitted, open.length);
  return open.map((isOpen, t) => (isOpen === 1 && forAny[t] === 1 ? 1 : 0));
}
