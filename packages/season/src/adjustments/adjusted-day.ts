import { weekday } from "@springtide/calendar";
import type { IntervalGrid } from "@springtide/calendar";
import type { AdjustmentLayer, AdjustmentStep } from "@springtide/forecast";
import { applyAdjustments } from "@springtide/forecast";

/** One day of a queue in every path, as the layers leave it. */
export interface AdjustedDay {
  /** [path * intervals of the day + interval] */
  readonly intervalRates: Float64Array;
  /** What the layers together add to the day, by path. */
  readonly added: Float64Array;
  readonly trail: readonly AdjustmentStep[];
}

/** Whether a layer changes a queue on a day of its own. */
export function touchesDay(
  { firstDay, lastDay, weekdays, queues }: AdjustmentLayer,
  queue: string,
  day: number,
): boolean {
  return (
    day >= firstDay &&
    day <= lastDay &&
    (weekdays === undefined || weekdays.includes(weekday(day))) &&
    (queues === undefined || queues.includes(queue))
  );
}

/**
 * Lays the layers over one day of a queue, path by path.
 * @param of.day day of the grid, from 0
 * @param of.intervalRates of the day alone, [path * intervals of the day + interval]; not written to
 */
export function adjustedDay({
  grid,
  slots,
  queue,
  layers,
  day,
  intervalRates,
}: {
  readonly grid: IntervalGrid;
  readonly slots: Int32Array;
  readonly queue: string;
  readonly layers: readonly AdjustmentLayer[];
  readonly day: number;
  readonly intervalRates: Float64Array;
}): AdjustedDay {
  const from = grid.dayOffsets[day] ?? 0;
  const length = (grid.dayOffsets[day + 1] ?? from) - from;
  const [of] = applyAdjustments({
    numbers: [
      {
        queue,
        firstDay: grid.firstDay + day,
        dayOffsets: [0, length],
        slots: slots.subarray(from, from + length),
        values: intervalRates,
      },
    ],
    // Layers of other queues have been left out; the names of other queues would be unknown here.
    layers: layers.map((layer) => ({ ...layer, queues: [queue] })),
  });
  if (of === undefined) throw new Error(`no numbers of ${queue} came back`);
  const added = new Float64Array(length === 0 ? 0 : intervalRates.length / length);
  of.adjusted.forEach((rate, at) => {
    const path = Math.floor(at / length);
    added[path] = (added[path] ?? 0) + rate - (intervalRates[at] ?? 0);
  });
  return { intervalRates: of.adjusted, added, trail: of.trail };
}
