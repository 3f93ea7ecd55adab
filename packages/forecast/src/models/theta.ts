import type { BaselineMethod, LogSeries } from "./baseline-method.ts";
import { meansOfLastWeekdays } from "./weekday-means.ts";

const WEEKS = 13;
const RATES = [0.05, 0.1, 0.2, 0.3, 0.5] as const;
const LINE_DAYS = 365;

/**
 * The theta method (Assimakopoulos and Nikolopoulos 2000) on the series without its week, as simple exponential smoothing with half the
 * slope of the line through the last year as drift (Hyndman and Billah 2003). The smoothing rate is that of least absolute one-week error.
 */
export const THETA: BaselineMethod = {
  name: "theta",
  leastDays: 28,
  forecasts: (series, origins, days) =>
    origins.map((origin) => {
      const week = weekOf(series, origin);
      const from = Math.max(0, origin - LINE_DAYS);
      const plain = series.logs.subarray(from, origin).map((value, i) => value - (week[(from + i) % 7] ?? 0));
      const level = bestLevel(plain);
      const drift = 0.5 * slopeOf(plain);
      return Float64Array.from(
        { length: days },
        (_, lead) => level + drift * (lead + 1) + (week[(origin + lead) % 7] ?? 0),
      );
    }),
};

function weekOf({ logs }: LogSeries, origin: number): Float64Array {
  const means = meansOfLastWeekdays(logs, origin, WEEKS);
  const mean = means.reduce((sum, value) => sum + value, 0) / 7;
  const week = new Float64Array(7);
  means.forEach((value, ahead) => (week[(origin + ahead) % 7] = value - mean));
  return week;
}

function bestLevel(plain: Float64Array): number {
  let best = { error: Infinity, level: 0 };
  for (const rate of RATES) {
    let level = plain.find((value) => !Number.isNaN(value)) ?? 0;
    let error = 0;
    plain.forEach((value, t) => {
      const later = plain[t + 7] ?? NaN;
      if (!Number.isNaN(value)) level += rate * (value - level);
      if (!Number.isNaN(later)) error += Math.abs(later - level);
    });
    if (error < best.error) best = { error, level };
  }
  return best.level;
}

/** Least squares slope a day; none under eight weeks. */
function slopeOf(values: Float64Array): number {
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  values.forEach((value, t) => {
    if (Number.isNaN(value)) return;
    n += 1;
    sx += t;
    sy += value;
    sxx += t * t;
    sxy += t * value;
  });
  return n < 56 ? 0 : (sxy - (sx * sy) / n) / (sxx - (sx * sx) / n);
}
