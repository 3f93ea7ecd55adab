import type { DailySeries } from "../features/daily-series.ts";
import { seasonalNaive } from "../models/seasonal-naive.ts";

/** A forecast that needs no model: what every forecast must beat to be worth its trouble. */
export interface Yardstick {
  readonly name: string;
  /** Contacts of the days after the series; NaN for a weekday that was never counted. */
  readonly forecast: (series: DailySeries, horizonDays: number) => Float64Array;
}

const WEEKS = 8;

/**
 * Mean of the last eight known days of the same weekday; of fewer where there are fewer, NaN where there is none.
 * Source: Barrow (2016), seasonal moving averages of call arrivals, Journal of Business Research 69(12). Cost: days of the series.
 */
export function meanOfLastWeeks({ contacts }: DailySeries, horizonDays: number): Float64Array {
  const means = Float64Array.from({ length: 7 }, (_, offset) => {
    let [sum, known] = [0, 0];
    for (let day = contacts.length - 7 + offset; day >= 0 && known < WEEKS; day -= 7) {
      const value = contacts[day] ?? NaN;
      if (Number.isNaN(value)) continue;
      sum += value;
      known += 1;
    }
    return known === 0 ? NaN : sum / known;
  });
  return Float64Array.from({ length: horizonDays }, (_, ahead) => means[ahead % 7] ?? NaN);
}

/** The two that planners use: the last known same weekday, and the mean of the last eight of them. */
export const YARDSTICKS: readonly Yardstick[] = [
  {
    name: "same weekday last week",
    forecast: (series, horizonDays) => seasonalNaive(series, { horizonDays }),
  },
  { name: "mean of the last 8 same weekdays", forecast: meanOfLastWeeks },
];
