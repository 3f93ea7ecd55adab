import type { BaselineMethod, LogSeries } from "./baseline-method.ts";
import { yearlyChange } from "./annual-course.ts";

const WEEKS_OF_WEEKDAY = 26;
const LEVEL_DAYS = 21;
const DRIFT_DAYS = 56;
/** Share of a drift that is still there after a day. */
const DRIFT_KEPT = 0.97;

/**
 * Decomposition in the manner of STL (Cleveland and others 1990): a robust week (medians of the last half year of days less the level
 * around them), a level and a damped drift by a local line over the last weeks, and where there are two years, what a year usually does
 * from here on. Each part is estimated anew at every origin.
 */
export const DECOMPOSITION: BaselineMethod = {
  name: "decomposition",
  leastDays: 28,
  forecasts: (series, origins, days) => {
    const weekLevel = centredWeeks(series);
    return origins.map((origin) => {
      const week = robustWeek(series, weekLevel, origin);
      const plain = series.logs.map((value, t) => value - (week[t % 7] ?? 0));
      const { level, drift } = localLine(plain, origin);
      let moved = 0;
      let step = drift;
      return Float64Array.from({ length: days }, (_, lead) => {
        step *= DRIFT_KEPT;
        moved += step;
        const year = yearlyChange(plain, origin, lead);
        // What earlier years did takes the place of the drift, which is mostly the same thing seen from here.
        return level + (week[(origin + lead) % 7] ?? 0) + (Number.isNaN(year) ? moved : year);
      });
    });
  },
};

/** Mean of the seven days around each day; NaN where fewer than four are known. */
function centredWeeks({ logs }: LogSeries): Float64Array {
  return logs.map((_, t) => {
    let sum = 0;
    let count = 0;
    for (let at = t - 3; at <= t + 3; at++) {
      const value = logs[at] ?? NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      count += 1;
    }
    return count < 4 ? NaN : sum / count;
  });
}

function robustWeek({ logs }: LogSeries, weekLevel: Float64Array, origin: number): Float64Array {
  const week = new Float64Array(7);
  for (let day = 0; day < 7; day++) {
    const departures: number[] = [];
    for (let t = origin - 4; t >= 3 && departures.length < WEEKS_OF_WEEKDAY; t--) {
      if (t % 7 !== day) continue;
      const departure = (logs[t] ?? NaN) - (weekLevel[t] ?? NaN);
      if (!Number.isNaN(departure)) departures.push(departure);
    }
    departures.sort((a, b) => a - b);
    const half = departures.length / 2;
    week[day] =
      departures.length === 0
        ? 0
        : ((departures[Math.floor(half - 0.5)] ?? 0) + (departures[Math.ceil(half - 0.5)] ?? 0)) / 2;
  }
  return week;
}

/** Level now by a mean that fades over three weeks, and a drift a day by a line over eight, drawn halfway to none. */
function localLine(plain: Float64Array, origin: number): { level: number; drift: number } {
  let [weights, sum] = [0, 0];
  let [n, sx, sy, sxx, sxy] = [0, 0, 0, 0, 0];
  for (let age = 0; age < 4 * LEVEL_DAYS && age < origin; age++) {
    const value = plain[origin - 1 - age] ?? NaN;
    if (Number.isNaN(value)) continue;
    const weight = Math.exp(-age / (LEVEL_DAYS / 2));
    weights += weight;
    sum += weight * value;
    if (age >= DRIFT_DAYS) continue;
    n += 1;
    sx -= age;
    sy += value;
    sxx += age * age;
    sxy -= age * value;
  }
  const spread = sxx - (sx * sx) / Math.max(1, n);
  return {
    level: weights === 0 ? 0 : sum / weights,
    drift: n < 14 || spread === 0 ? 0 : (0.5 * (sxy - (sx * sy) / n)) / spread,
  };
}
