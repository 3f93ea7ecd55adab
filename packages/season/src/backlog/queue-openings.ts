import { intervalGrid, type IntervalGrid, openIntervals, timeZone } from "@springtide/calendar";
import type { SeasonBasis } from "../basis.ts";
import { holidaysAt, queueOf } from "../places.ts";

/** How far back opening hours are looked at; what is older is late by any promise of a shop. */
const LOOK_BACK_DAYS = 60;

/** When a queue is open around a plan's first moment. */
export interface QueueOpenings {
  /** The 60 days before the plan, and where the queue is open there. */
  readonly before: IntervalGrid;
  readonly openBefore: Uint8Array;
  /** When it first opens in the plan; the plan's end where it never does. */
  readonly firstOpenMs: number;
  /** When it last closed before the plan; the plan's begin where it is open right up to it, the first look back where it never was. */
  readonly lastCloseMs: number;
}

/** What opening hours hang on. */
export type Opened = Pick<SeasonBasis, "shop" | "grid" | "holidays">;

/** Opening hours of a queue before a plan, and its first moment in it. Cost: O(intervals of the plan and of 60 days). */
export function queueOpenings({ shop, grid, holidays }: Opened, id: string): QueueOpenings {
  const { site, zone, openingHours } = queueOf(shop, id);
  const { intervalMinutes } = grid;
  const firstDay = grid.firstDay - LOOK_BACK_DAYS;
  const before = intervalGrid({ zone: grid.zone, firstDay, days: LOOK_BACK_DAYS, intervalMinutes });
  const hours = { zone: timeZone(zone), hours: openingHours, holidays: holidaysAt(holidays, site) };
  const openBefore = openIntervals({ grid: before, ...hours });
  const first = openIntervals({ grid, ...hours }).indexOf(1);
  const close = openBefore.lastIndexOf(1);
  return {
    ...{ before, openBefore },
    firstOpenMs: first < 0 ? endOf(grid) : (grid.startsMs[first] ?? endOf(grid)),
    lastCloseMs: close < 0 ? (before.startsMs[0] ?? 0) : endOfInterval(before, close),
  };
}

/** When a promise begins to run: at once while the queue is open, else when it next opens. */
export function promiseBegins({ before, openBefore, firstOpenMs }: QueueOpenings, cameMs: number): number {
  if (cameMs >= endOf(before)) return Math.max(cameMs, firstOpenMs);
  if (cameMs < (before.startsMs[0] ?? 0)) return cameMs;
  const t = intervalAt(before, cameMs);
  if (openBefore[t] === 1) return cameMs;
  const next = openBefore.indexOf(1, t);
  return next < 0 ? firstOpenMs : (before.startsMs[next] ?? firstOpenMs);
}

/** The interval of a grid in which a moment of it lies. */
export function intervalAt({ startsMs }: IntervalGrid, ms: number): number {
  let [low, high] = [0, startsMs.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((startsMs[middle] ?? Infinity) <= ms) low = middle;
    else high = middle;
  }
  return low;
}

/** When a grid ends. */
export function endOf(grid: IntervalGrid): number {
  return endOfInterval(grid, grid.startsMs.length - 1);
}

function endOfInterval({ startsMs, seconds }: IntervalGrid, t: number): number {
  return (startsMs[t] ?? 0) + (seconds[t] ?? 0) * 1000;
}
