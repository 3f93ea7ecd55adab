import type { IntervalGrid } from "@springtide/calendar";
import { pathQuantiles } from "@springtide/planning";
import type { IntervalBands } from "./reweighed.ts";

/** Rates of the intervals of one day in every path: [path * intervals of the day + interval]. */
export type DayRates = Float64Array;

/** One day cut out of a queue's interval rates, each path scaled so that the day has its changed rate. */
export function changedDayRates(
  grid: IntervalGrid,
  day: number,
  plan: { readonly dailyRates: ArrayLike<number>; readonly intervalRates: Float32Array },
  dailyRates: ArrayLike<number>,
): DayRates {
  const from = grid.dayOffsets[day] ?? 0;
  const length = (grid.dayOffsets[day + 1] ?? from) - from;
  const paths = dailyRates.length / grid.days;
  const intervals = grid.startsMs.length;
  const rates = new Float64Array(paths * length);
  for (let path = 0; path < paths; path += 1) {
    const before = plan.dailyRates[path * grid.days + day] ?? 0;
    const ratio = before > 0 ? (dailyRates[path * grid.days + day] ?? 0) / before : 1;
    for (let i = 0; i < length; i += 1)
      rates[path * length + i] = (plan.intervalRates[path * intervals + from + i] ?? 0) * ratio;
  }
  return rates;
}

/** Mean and quantiles over the paths of each interval, to hundredths. */
export function intervalBands(rates: DayRates, paths: number): IntervalBands {
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
