import type { PathQuantiles } from "@springtide/contracts";
import { pathQuantiles } from "@springtide/planning";

/** Example seasons are chosen so that they differ: at these shares of all seasons ordered by their busiest day. */
const EXAMPLES = [0.05, 0.3, 0.5, 0.7, 0.95];

/** Bands by day, a few whole seasons, and the total, from counts [path * days + day]. */
export function forecastBands(
  counts: Float64Array,
  days: number,
  paths: number,
): {
  readonly daily: { mean: number[]; p10: number[]; p50: number[]; p90: number[] };
  readonly examples: number[][];
  readonly total: PathQuantiles;
} {
  const daily = { mean: [] as number[], p10: [] as number[], p50: [] as number[], p90: [] as number[] };
  const ofDay = new Float64Array(paths);
  for (let day = 0; day < days; day += 1) {
    for (let path = 0; path < paths; path += 1) ofDay[path] = counts[path * days + day] ?? 0;
    const { mean, p10, p50, p90 } = pathQuantiles(ofDay);
    daily.mean.push(Math.round(mean * 100) / 100);
    daily.p10.push(p10);
    daily.p50.push(p50);
    daily.p90.push(p90);
  }
  const seasons = Array.from({ length: paths }, (_, path) => counts.subarray(path * days, (path + 1) * days));
  const byBusiestDay = [...seasons.keys()].sort((a, b) => busiestDay(seasons[a]) - busiestDay(seasons[b]) || a - b);
  return {
    daily,
    examples: EXAMPLES.map((share) => [
      ...(seasons[byBusiestDay[Math.min(paths - 1, Math.floor(share * paths))] ?? 0] ?? []),
    ]),
    total: pathQuantiles(Float64Array.from(seasons, sum)),
  };
}

/** Several queues added up, season by season and day by day: only then may a quantile be taken. */
export function addedUp(counts: readonly Float64Array[]): Float64Array {
  return (counts[0] ?? new Float64Array()).map((_, i) => counts.reduce((total, queue) => total + (queue[i] ?? 0), 0));
}

function busiestDay(season: Float64Array | undefined): number {
  return season === undefined ? 0 : season.indexOf(Math.max(...season));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
