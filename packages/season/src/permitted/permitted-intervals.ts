import { type IntervalGrid, timeZone, weekday } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";
import { queueOf } from "../places.ts";

/** Who may work a queue when, by interval of a grid. */
export interface PermittedQueue {
  /** 1 where a team or a partner may work the queue; whether they serve it and whether it is open is not asked. */
  readonly by: (staff: string) => Uint8Array;
  /** Whether the queue names who may work it in this interval. */
  readonly isNamed: (interval: number) => boolean;
}

/**
 * When each team and each partner may work a queue: always, but for the hours for which the queue names who may
 * (`staffedBy`), by the clock of its site. An interval belongs to the hours in which it begins. Null where the queue
 * names nobody: everybody who serves it may work it at all times.
 */
export function permittedQueue(shop: Shop, grid: IntervalGrid, queue: string): PermittedQueue | null {
  const { staffedBy, zone: name } = queueOf(shop, queue);
  if (staffedBy.length === 0) return null;
  const zone = timeZone(name);
  // The hours that name who may, by interval; -1 where none do.
  const named = Int32Array.from(grid.startsMs, (ms) => {
    const day = weekday(zone.dayAt(ms));
    const minute = zone.minuteOfDayAt(ms);
    return staffedBy.findIndex(
      ({ weekdays, windows }) =>
        weekdays.includes(day) && windows.some(({ fromMinute, toMinute }) => minute >= fromMinute && minute < toMinute),
    );
  });
  return {
    by: (staff) => {
      const may = staffedBy.map(({ by }) => by.includes(staff));
      return Uint8Array.from(named, (hours) => (hours < 0 || may[hours] === true ? 1 : 0));
    },
    isNamed: (interval) => (named[interval] ?? -1) >= 0,
  };
}

/**
 * 1 in each interval in which a team or a partner may work a queue.
 * @param staff id of a team or an agreement
 */
export function permittedIntervals(shop: Shop, grid: IntervalGrid, staff: string, queue: string): Uint8Array {
  return permittedQueue(shop, grid, queue)?.by(staff) ?? new Uint8Array(grid.startsMs.length).fill(1);
}
