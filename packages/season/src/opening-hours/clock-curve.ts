import { timeZone, weekday } from "@springtide/calendar";
import type { Queue, Shop } from "@springtide/contracts";
import type { FittedQueue } from "../fit-queues.ts";
import { queueOf } from "../places.ts";

/** How much customers are up and about by the clock. */
export interface ClockCurve {
  /** The queue whose contacts show it, around the clock; null where a first guess of ours stands in. */
  readonly from: string | null;
  /** Relative, by ISO weekday and minute after midnight. */
  readonly at: (isoWeekday: number, minute: number) => number;
}

/** By hour from midnight; a first guess of ours. */
const USUAL_HOURS = [0.1, 0.05, 0.05, 0.05, 0.05, 0.1, 0.3, 0.6, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.8, 0.5, 0.2];
/** Older habits say less of the next season. */
const LATEST_DAYS = 364;

/**
 * When needs arise: by the contacts of a queue for the same customers (same skill and language) that takes them while this one is closed, as
 * e-mail does; by a first guess where there is none.
 */
export function clockCurve(shop: Shop, queue: Queue, fitted: readonly FittedQueue[]): ClockCurve {
  const others = fitted.filter(({ queue: id }) => {
    const other = queueOf(shop, id);
    return id !== queue.id && other.skill === queue.skill && other.language === queue.language;
  });
  for (const other of others) {
    const sums = countedAroundTheClock(other, queue);
    if (sums !== null)
      return { from: other.queue, at: (day, minute) => sums[(day - 1) * 24 + Math.floor(minute / 60)] ?? 0 };
  }
  return { from: null, at: (_, minute) => USUAL_HOURS[Math.floor(minute / 60)] ?? 0 };
}

/** Mean contacts an hour by weekday and hour of the queue's clock; null where they are not known for most of the time it is closed. */
function countedAroundTheClock({ history }: FittedQueue, queue: Queue): Float64Array | null {
  const { grid, contacts } = history;
  if (contacts === null) return null;
  const zone = timeZone(queue.zone);
  const first = grid.dayOffsets[Math.max(0, grid.days - LATEST_DAYS)] ?? 0;
  const counts = new Float64Array(7 * 24);
  const seconds = new Float64Array(7 * 24);
  for (let t = first; t < contacts.length; t += 1) {
    const here = contacts[t] ?? Number.NaN;
    if (Number.isNaN(here)) continue;
    const ms = grid.startsMs[t] ?? 0;
    const hour = (weekday(zone.dayAt(ms)) - 1) * 24 + Math.floor(zone.minuteOfDayAt(ms) / 60);
    counts[hour] = (counts[hour] ?? 0) + here;
    seconds[hour] = (seconds[hour] ?? 0) + (grid.seconds[t] ?? 0);
  }
  const isEvening = (hour: number): boolean => hour % 24 >= 8 && hour % 24 < 22;
  if (seconds.some((known, hour) => isEvening(hour) && known === 0)) return null;
  return counts.map((count, hour) => ((seconds[hour] ?? 0) > 0 ? (count * 3600) / (seconds[hour] ?? 1) : 0));
}
