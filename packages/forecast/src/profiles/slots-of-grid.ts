import { slotOfDay, weekday } from "@springtide/calendar";
import type { IntervalGrid } from "@springtide/calendar";

/** Share of a day's contacts in each slot of the local clock: one row a weekday (Monday first), rows sum to 1. */
export type Profile = readonly (readonly number[])[];

/** Where each interval of a grid lies in a day of 24 hours, and how much of its slot it fills. */
export interface GridSlots {
  readonly slots: Int16Array;
  /** 1 but for intervals that a clock change cuts short. */
  readonly filled: Float64Array;
}

const known = new WeakMap<IntervalGrid, GridSlots>();

/** Slots of all intervals of a grid; looked up once for each grid, as asking the zone is slow. */
export function slotsOfGrid(grid: IntervalGrid): GridSlots {
  const found = known.get(grid);
  if (found !== undefined) return found;
  const slots = Int16Array.from({ length: grid.startsMs.length }, (_, interval) => slotOfDay(grid, interval));
  const made = { slots, filled: grid.seconds.map((seconds) => seconds / (60 * grid.intervalMinutes)) };
  known.set(grid, made);
  return made;
}

/** Slots in a day of 24 hours. */
export function slotsADay(intervalMinutes: number): number {
  return Math.ceil(1440 / intervalMinutes);
}

/** Row of a profile for a day of a grid: 0 is Monday. */
export function profileRow(grid: IntervalGrid, day: number): number {
  return weekday(grid.firstDay + day) - 1;
}
