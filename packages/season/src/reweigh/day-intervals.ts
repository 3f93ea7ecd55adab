import { pathQuantiles } from "@springtide/planning";
import type { IntervalBands } from "./reweighed.ts";

/** Mean and quantiles over the paths of each interval of a day, to hundredths. @param rates [path * intervals of the day + interval] */
export function intervalBands(rates: Float64Array, paths: number): IntervalBands {
  const length = rates.length / paths;
  const bands: IntervalBands = { mean: [], p10: [], p50: [], p90: [] };
  const ofPaths = new Float64Array(paths);
  for (let i = 0; i < length; i += 1) {
    for (let path = 0; path < paths; path += 1) ofPaths[path] = rates[path * length + i] ?? 0;
    const ofInterval = pathQuantiles(ofPaths);
    bands.mean.push(hundredths(ofInterval.mean));
    bands.p10.push(hundredths(ofInterval.p10));
    bands.p50.push(hundredths(ofInterval.p50));
    bands.p90.push(hundredths(ofInterval.p90));
  }
  return bands;
}

function hundredths(value: number): number {
  return Math.round(value * 100) / 100;
}
