import type { BaselineMethod, LogSeries } from "./baseline-method.ts";
import { meansOfLastWeekdays } from "./weekday-means.ts";

/** Weeks an average may take: from nearly naive to a quarter. */
const WEEKS = [2, 3, 4, 6, 8, 13] as const;
const MEMORY_ORIGINS = 26;

/** Repeats the last known day of the same weekday (Hyndman and Athanasopoulos, Forecasting, 3rd ed., 5.2). */
export const SEASONAL_NAIVE: BaselineMethod = {
  name: "seasonal naive",
  leastDays: 1,
  forecasts: ({ logs }, origins, days) => origins.map((origin) => repeated(meansOfLastWeekdays(logs, origin, 1), days)),
};

/** Mean of the last eight same weekdays: slow, and at planning horizons hard to beat (Taylor 2008, Management Science 54(2)). */
export const SEASONAL_AVERAGE: BaselineMethod = {
  name: "mean of eight weeks",
  leastDays: 7,
  forecasts: ({ logs }, origins, days) => origins.map((origin) => repeated(meansOfLastWeekdays(logs, origin, 8), days)),
};

/**
 * Mean of the last k same weekdays, k being whatever had the least absolute error over four weeks from the origins before: strong at
 * planning horizons (Barrow and Kourentzes 2016). The mean is of logs, so that one wild day does not carry it away.
 */
export const SEASONAL_MOVING_AVERAGE: BaselineMethod = {
  name: "seasonal moving average",
  leastDays: 14,
  forecasts: (series, origins, days) => origins.map((origin) => repeated(bestAverage(series, origin), days)),
};

function bestAverage({ logs }: LogSeries, origin: number): Float64Array {
  const errors = new Float64Array(WEEKS.length);
  const judged = Math.min(28, Math.floor(origin / 3));
  for (let past = origin - judged, left = MEMORY_ORIGINS; past >= 14 && left > 0; past -= 7, left--)
    WEEKS.forEach((weeks, k) => {
      const means = meansOfLastWeekdays(logs, past, weeks);
      for (let lead = 0; lead < judged; lead++) {
        const error = Math.abs((logs[past + lead] ?? NaN) - (means[lead % 7] ?? NaN));
        if (!Number.isNaN(error)) errors[k] = (errors[k] ?? 0) + error;
      }
    });
  const least = Math.min(...errors);
  return meansOfLastWeekdays(logs, origin, WEEKS[least === 0 ? 2 : errors.indexOf(least)] ?? 4);
}

function repeated(week: Float64Array, days: number): Float64Array {
  return Float64Array.from({ length: days }, (_, lead) => week[lead % 7] ?? NaN);
}
