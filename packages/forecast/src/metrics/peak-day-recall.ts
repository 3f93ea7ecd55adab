import { sameLength } from "./checked-lengths.ts";

/**
 * Share of the true top `peakDays` days that have a day of the forecast's top `peakDays` within `toleranceDays`.
 * Ties go to the earlier day.
 */
export function peakDayRecall({
  actual,
  forecast,
  peakDays,
  toleranceDays,
}: {
  readonly actual: ArrayLike<number>;
  readonly forecast: ArrayLike<number>;
  readonly peakDays: number;
  readonly toleranceDays: number;
}): number {
  sameLength(actual, forecast);
  const foreseen = topDays(forecast, peakDays);
  const real = topDays(actual, peakDays);
  return real.filter((day) => foreseen.some((other) => Math.abs(day - other) <= toleranceDays)).length / real.length;
}

function topDays(values: ArrayLike<number>, count: number): number[] {
  return Array.from(values, (value, day) => ({ value, day }))
    .sort((a, b) => b.value - a.value || a.day - b.day)
    .slice(0, count)
    .map(({ day }) => day);
}
