import type { IntervalGrid } from "@springtide/calendar";
import { drawGamma, pairedStreams } from "@springtide/probability";
import type { Profile } from "../profiles/slots-of-grid.ts";
import { spreadDay } from "../profiles/spread-day.ts";

/**
 * Contacts expected in each interval of the whole grid for one path: the day's rate spread by the profile, times a gamma factor of each
 * interval with the given coefficient of variation, brought back so that each day keeps its rate. `dailyRates` is laid out as
 * `drawDailyRates` gives it, for the days of the grid. Numbers depend on seed, queue, path, day and the place in the day alone.
 */
export function drawIntervalRates({
  dailyRates,
  path,
  profile,
  intervalCv,
  grid,
  seed,
  queue,
  into,
}: {
  readonly dailyRates: Float32Array;
  readonly path: number;
  /** Of all days, or of each day of the grid by its place. */
  readonly profile: Profile | ((day: number) => Profile);
  readonly intervalCv: number;
  readonly grid: IntervalGrid;
  readonly seed: number;
  readonly queue: string;
  readonly into: Float64Array;
}): void {
  const variance = intervalCv * intervalCv;
  const streams = pairedStreams(seed, `interval factors of ${queue}`);
  for (let day = 0; day < grid.days; day++) {
    const ofDay = into.subarray(grid.dayOffsets[day], grid.dayOffsets[day + 1]);
    const rate = dailyRates[path * grid.days + day] ?? 0;
    if (rate === 0) {
      ofDay.fill(0);
      continue;
    }
    spreadDay({ profile: typeof profile === "function" ? profile(day) : profile, grid, day, into: ofDay });
    let sum = 1;
    if (variance > 1e-8) {
      const stream = streams(path, grid.firstDay + day);
      sum = 0;
      for (let i = 0; i < ofDay.length; i++) {
        const share = ofDay[i] ?? 0;
        if (share === 0) continue;
        const value = share * drawGamma(stream, 1 / variance);
        ofDay[i] = value;
        sum += value;
      }
    }
    for (let i = 0; i < ofDay.length; i++) ofDay[i] = ((ofDay[i] ?? 0) * rate) / sum;
  }
}
