import type { IntervalGrid } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";
import { permittedIntervals, permittedQueue } from "./permitted-intervals.ts";

/**
 * When a team or a partner may work each of the queues it serves, in their order; undefined where none of them names who
 * may, so that nothing has to be asked.
 */
export function permittedByQueue(
  shop: Shop,
  grid: IntervalGrid,
  staff: string,
  serves: readonly string[],
): Uint8Array[] | undefined {
  const namesStaff = shop.queues.some(({ id, staffedBy }) => staffedBy.length > 0 && serves.includes(id));
  return namesStaff ? serves.map((queue) => permittedIntervals(shop, grid, staff, queue)) : undefined;
}

/** 1 in each interval in which at least one of the queues may be worked: outside of them nobody is rostered or bought. */
export function permittedForAny(permitted: readonly Uint8Array[], intervals: number): Uint8Array {
  return Uint8Array.from({ length: intervals }, (_, t) => (permitted.some((ofQueue) => ofQueue[t] === 1) ? 1 : 0));
}

/** 1 in each interval in which one of these teams may work a queue; null where it names nobody. */
export function permittedTeams(
  shop: Shop,
  grid: IntervalGrid,
  teams: ReadonlySet<string>,
  queue: string,
): Uint8Array | null {
  const permitted = permittedQueue(shop, grid, queue);
  return permitted === null ? null : permittedForAny([...teams].map(permitted.by), grid.startsMs.length);
}
