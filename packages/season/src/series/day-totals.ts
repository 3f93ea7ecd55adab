import { weekday } from "@springtide/calendar";
import type { IntervalHistory } from "./interval-history.ts";

/** Values of whole days, added up from intervals. */
interface DayTotals {
  /** By day of the grid; NaN unknown. */
  readonly values: Float64Array;
  /** Usual intervals without a value, up to the last one with one. */
  readonly unknown: number;
  readonly caveats: readonly string[];
}

/** A day of which less than this share is known is unknown as a whole. */
const LEAST_KNOWN_SHARE = 0.75;

/**
 * Adds intervals up to days. Where usual intervals are not known, the others stand for them by the share of a day that they usually
 * have. A day without any value is unknown.
 */
export function dayTotals({ grid, values, slots, usual, size, last }: IntervalHistory): DayTotals {
  const means = slotMeans({ grid, values, slots, size });
  let [unknown, completed, dropped] = [0, 0, 0];
  const totals = Float64Array.from({ length: grid.days }, (_, d) => {
    const row = weekday(grid.firstDay + d) - 1;
    let [sum, known, present, absent] = [0, 0, 0, 0];
    for (let i = grid.dayOffsets[d] ?? 0; i < (grid.dayOffsets[d + 1] ?? 0); i += 1) {
      const value = values[i] ?? Number.NaN;
      const slot = slots[i] ?? 0;
      const weight = means[row]?.[slot] ?? 0;
      if (!Number.isNaN(value)) {
        sum += value;
        known += 1;
        present += weight;
      } else if (usual[row]?.[slot] === 1) {
        absent += weight;
        if (i < last) unknown += 1;
      }
    }
    if (known === 0) return Number.NaN;
    const share = present + absent > 0 ? present / (present + absent) : 1;
    if (share < LEAST_KNOWN_SHARE) {
      dropped += 1;
      return Number.NaN;
    }
    if (share < 1) completed += 1;
    return share > 0 ? sum / share : sum;
  });
  return { values: totals, unknown, caveats: inWords(completed, dropped) };
}

/** Mean of each slot by weekday, over the days on which it is known. */
function slotMeans({
  grid,
  values,
  slots,
  size,
}: Pick<IntervalHistory, "grid" | "values" | "slots" | "size">): Float64Array[] {
  const sums = Array.from({ length: 7 }, () => new Float64Array(size));
  const counts = Array.from({ length: 7 }, () => new Float64Array(size));
  for (let d = 0; d < grid.days; d += 1) {
    const row = weekday(grid.firstDay + d) - 1;
    const [sum, count] = [sums[row], counts[row]];
    if (sum === undefined || count === undefined) continue;
    for (let i = grid.dayOffsets[d] ?? 0; i < (grid.dayOffsets[d + 1] ?? 0); i += 1) {
      const value = values[i] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const slot = slots[i] ?? 0;
      sum[slot] = (sum[slot] ?? 0) + value;
      count[slot] = (count[slot] ?? 0) + 1;
    }
  }
  return sums.map((sum, row) => sum.map((value, slot) => value / Math.max(1, counts[row]?.[slot] ?? 1)));
}

function inWords(completed: number, dropped: number): string[] {
  return [
    ...(completed > 0
      ? [
          `Days of which some intervals are not known: ${completed}; the others stand for them by their usual share of the day.`,
        ]
      : []),
    ...(dropped > 0
      ? [
          `Days of which a quarter or more is not known: ${dropped}; they are left out, as if nothing were known of them.`,
        ]
      : []),
  ];
}
