import type { DailySeries } from "../features/daily-series.ts";

/**
 * The yardstick: each day is forecast as the last known day of the same weekday. Rate of contacts a day; NaN for a weekday
 * that was never counted.
 */
export function seasonalNaive(series: DailySeries, { horizonDays }: { readonly horizonDays: number }): Float64Array {
  const { contacts } = series;
  const lastOfWeek = Float64Array.from({ length: 7 }, (_, offset) => {
    for (let day = contacts.length - 7 + offset; day >= 0; day -= 7) {
      const value = contacts[day] ?? NaN;
      if (!Number.isNaN(value)) return value;
    }
    return NaN;
  });
  return Float64Array.from({ length: horizonDays }, (_, ahead) => lastOfWeek[ahead % 7] ?? NaN);
}
