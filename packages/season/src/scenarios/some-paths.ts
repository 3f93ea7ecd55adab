import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";

/**
 * Every k-th of the possible seasons: fewer to work out, and the same ones for each question. Contacts and onsets of those left out are gone;
 * numbers of those kept are the very same.
 */
export function somePaths(
  { basis, demand }: { readonly basis: SeasonBasis; readonly demand: Demand },
  most: number,
): { readonly basis: SeasonBasis; readonly demand: Demand } {
  const { paths, grid } = basis;
  if (paths <= most) return { basis, demand };
  const kept = Array.from({ length: most }, (_, i) => Math.floor((i * paths) / most));
  const rows = <A extends Float32Array | Float64Array>(values: A, length: number, into: A): A => {
    kept.forEach((path, i) => {
      into.set(values.subarray(path * length, (path + 1) * length), i * length);
    });
    return into;
  };
  const intervals = grid.startsMs.length;
  const rates = (of: { readonly dailyRates: Float32Array; readonly intervalRates: Float32Array }) => ({
    dailyRates: rows(of.dailyRates, grid.days, new Float32Array(most * grid.days)),
    intervalRates: rows(of.intervalRates, intervals, new Float32Array(most * intervals)),
  });
  const counts = (of: Float64Array): Float64Array => rows(of, grid.days, new Float64Array(most * grid.days));
  return {
    basis: { ...basis, paths: most },
    demand: {
      onsets: new Map(
        [...demand.onsets].map(([id, draws]) => [
          id,
          draws.map((ofPaths) => Int32Array.from(kept, (path) => ofPaths[path] ?? 0)),
        ]),
      ),
      queues: demand.queues.map((queue) => ({
        ...queue,
        ...rates(queue),
        dailyCounts: counts(queue.dailyCounts),
        model: { ...rates(queue.model), dailyCounts: counts(queue.model.dailyCounts) },
      })),
    },
  };
}
