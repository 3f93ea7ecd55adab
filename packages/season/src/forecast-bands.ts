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
  for (let day = 0; day < days; day += 1) {
    const { mean, p10, p50, p90 } = bandOfDay(counts, days, day);
    daily.mean.push(mean);
    daily.p10.push(p10);
    daily.p50.push(p50);
    daily.p90.push(p90);
  }
  return {
    daily,
    examples: examplePaths(counts, days, paths).map((path) => [...seasonOf(counts, days, path)]),
    total: pathQuantiles(seasonTotals(counts, days, paths)),
  };
}

/** Mean and quantiles over the seasons of one day's contacts, the mean to hundredths. */
export function bandOfDay(counts: Float64Array, days: number, day: number): PathQuantiles {
  const ofDay = new Float64Array(counts.length / days);
  for (let path = 0, at = day; path < ofDay.length; path += 1, at += days) ofDay[path] = counts[at] ?? 0;
  const { mean, ...quantiles } = pathQuantiles(ofDay);
  return { mean: Math.round(mean * 100) / 100, ...quantiles };
}

/** Which seasons are shown as examples: from the one whose busiest day is among the earliest to one among the latest. */
export function examplePaths(counts: Float64Array, days: number, paths: number): number[] {
  const busiest = Array.from({ length: paths }, (_, path) => busiestDay(seasonOf(counts, days, path)));
  const byBusiestDay = [...busiest.keys()].sort((a, b) => (busiest[a] ?? 0) - (busiest[b] ?? 0) || a - b);
  return EXAMPLES.map((share) => byBusiestDay[Math.min(paths - 1, Math.floor(share * paths))] ?? 0);
}

/** Contacts of each whole season. */
export function seasonTotals(counts: Float64Array, days: number, paths: number): Float64Array {
  return Float64Array.from({ length: paths }, (_, path) => sum(seasonOf(counts, days, path)));
}

/** The counts of one path, as a view. */
export function seasonOf(counts: Float64Array, days: number, path: number): Float64Array {
  return counts.subarray(path * days, (path + 1) * days);
}

/** Several queues added up, season by season and day by day: only then may a quantile be taken. */
export function addedUp(counts: readonly Float64Array[]): Float64Array {
  return (counts[0] ?? new Float64Array()).map((_, i) => counts.reduce((total, queue) => total + (queue[i] ?? 0), 0));
}

function busiestDay(season: Float64Array): number {
  return season.indexOf(Math.max(...season));
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
