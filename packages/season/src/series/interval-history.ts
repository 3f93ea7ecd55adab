import { type IntervalGrid, intervalGrid, slotOfDay, timeZone, weekday } from "@springtide/calendar";
import { countsWithoutZeros, MOST_PRESENT, zeroCaveat } from "./absent-as-zero.ts";
import type { IntervalValues } from "./series-input.ts";

/** A series of intervals laid on whole local days. */
export interface IntervalHistory {
  readonly grid: IntervalGrid;
  /** By interval of the grid; NaN unknown. */
  readonly values: Float64Array;
  /** Slot of the local clock of each interval of the grid. */
  readonly slots: Int16Array;
  /** Slots in a day of 24 hours. */
  readonly size: number;
  /** By weekday from Monday, then slot: 1 where rows are usual. */
  readonly usual: readonly Uint8Array[];
  /** The last interval with a value. */
  readonly last: number;
  readonly caveats: readonly string[];
}

/** Hours are judged by the last half year: they change. */
const JUDGED_DAYS = 182;
const LEAST_PRESENT = 0.05;

/** Lays a series on the days of its zone, and finds out in which slots of which weekdays it usually has rows. */
export function intervalHistory({ minutes, startMs, values }: IntervalValues, zoneName: string): IntervalHistory {
  const zone = timeZone(zoneName);
  const firstDay = zone.dayAt(startMs[0] ?? 0);
  const days = zone.dayAt(startMs.at(-1) ?? 0) - firstDay + 1;
  const grid = intervalGrid({ zone, firstDay, days, intervalMinutes: minutes });
  const laid = new Float64Array(grid.startsMs.length).fill(Number.NaN);
  let row = 0;
  grid.startsMs.forEach((ms, i) => {
    while ((startMs[row] ?? Infinity) < ms) row += 1;
    if (startMs[row] === ms) laid[i] = values[row] ?? Number.NaN;
  });
  const slots = slotsOf(grid);
  const size = Math.ceil(1440 / minutes);
  const usual = usualSlots(grid, laid, slots, size);
  const last = laid.findLastIndex((value) => !Number.isNaN(value));
  const caveats = fillAbsent({ grid, values: laid, slots, usual, last });
  return { grid, values: laid, slots, size, usual, last, caveats };
}

/** Fills intervals without a row with zeros (in place) where the file plainly leaves out what had no event; says so. */
function fillAbsent({ grid, values, slots, usual, last }: Omit<IntervalHistory, "size" | "caveats">): string[] {
  if (!countsWithoutZeros(values)) return [];
  const absent: number[] = [];
  let usualOnes = 0;
  for (let day = 0; day < grid.days; day += 1)
    for (let i = grid.dayOffsets[day] ?? 0; i < Math.min(last + 1, grid.dayOffsets[day + 1] ?? 0); i += 1) {
      if (usual[weekday(grid.firstDay + day) - 1]?.[slots[i] ?? 0] !== 1) continue;
      usualOnes += 1;
      if (Number.isNaN(values[i] ?? Number.NaN)) absent.push(i);
    }
  if (usualOnes - absent.length >= MOST_PRESENT * usualOnes) return [];
  for (const i of absent) values[i] = 0;
  return [zeroCaveat("intervals", absent.length, usualOnes)];
}

/** Slot of the local clock in which each interval of a grid begins. */
export function slotsOf(grid: IntervalGrid): Int16Array {
  return Int16Array.from({ length: grid.startsMs.length }, (_, i) => slotOfDay(grid, i));
}

function usualSlots(grid: IntervalGrid, values: Float64Array, slots: Int16Array, size: number): Uint8Array[] {
  const present = Array.from({ length: 7 }, () => new Float64Array(size));
  const days = [0, 0, 0, 0, 0, 0, 0];
  for (let day = Math.max(0, grid.days - JUDGED_DAYS); day < grid.days; day += 1) {
    const row = weekday(grid.firstDay + day) - 1;
    days[row] = (days[row] ?? 0) + 1;
    for (let i = grid.dayOffsets[day] ?? 0; i < (grid.dayOffsets[day + 1] ?? 0); i += 1) {
      const slot = slots[i] ?? 0;
      if (!Number.isNaN(values[i] ?? Number.NaN)) (present[row] ?? values)[slot] = (present[row]?.[slot] ?? 0) + 1;
    }
  }
  return present.map((counts, row) =>
    Uint8Array.from(counts, (count) => Number(count > LEAST_PRESENT * (days[row] ?? 0))),
  );
}
