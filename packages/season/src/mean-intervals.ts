import type { SeasonBasis } from "./basis.ts";
import type { Demand } from "./demand.ts";

/** What one queue is expected to have in every interval of the plan. */
export interface MeanIntervals {
  readonly queue: string;
  /** Mean contacts over the seasons drawn, by interval of the grid. */
  readonly contacts: Float32Array;
  /** How long they take; the same in every season. */
  readonly ahtSeconds: Float32Array;
}

/** Mean contacts and handling times of every interval of a plan. Cost: one walk over all seasons. */
export function meanIntervals({ grid, paths }: SeasonBasis, { queues }: Demand): readonly MeanIntervals[] {
  const intervals = grid.startsMs.length;
  return queues.map(({ queue, intervalRates, aht }) => {
    const sums = new Float64Array(intervals);
    for (let path = 0; path < paths; path += 1) {
      const from = path * intervals;
      for (let t = 0; t < intervals; t += 1) sums[t] = (sums[t] ?? 0) + (intervalRates[from + t] ?? 0);
    }
    return {
      queue,
      contacts: Float32Array.from(sums, (sum) => sum / paths),
      ahtSeconds: Float32Array.from(aht.ofInterval ?? new Float64Array(intervals).fill(aht.meanSeconds)),
    };
  });
}
