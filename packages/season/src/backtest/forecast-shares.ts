import type { SeasonBasis } from "../basis.ts";
import type { Demand } from "../demand.ts";

/**
 * Share of its day's contacts that a forecast has in each interval of its grid, on average over the seasons drawn; days without any
 * are even. Cost: seasons x intervals.
 */
export function forecastShares(
  { grid, paths }: SeasonBasis,
  { intervalRates }: Demand["queues"][number],
): Float64Array {
  const intervals = grid.startsMs.length;
  const shares = new Float64Array(intervals);
  for (let path = 0; path < paths; path += 1)
    for (let t = 0; t < intervals; t += 1) shares[t] = (shares[t] ?? 0) + (intervalRates[path * intervals + t] ?? 0);
  for (let day = 0; day < grid.days; day += 1) {
    const ofDay = shares.subarray(grid.dayOffsets[day], grid.dayOffsets[day + 1]);
    const total = ofDay.reduce((sum, share) => sum + share, 0);
    ofDay.set(ofDay.map((share) => (total > 0 ? share / total : 1 / ofDay.length)));
  }
  return shares;
}
