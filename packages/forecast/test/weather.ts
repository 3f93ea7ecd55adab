import type { CrossingRule, WeatherSeries } from "@springtide/forecast";

/** The rule of the garden shop: the first day of 18 degrees from mid-February on. */
export const rule: CrossingRule = {
  variable: "maxC",
  direction: "up",
  threshold: 18,
  sky: "any",
  armOn: "02-15",
  disarmOn: "06-30",
  sustainedDays: 1,
  latitude: 40.8,
};

/** A weather record with maxima only; null is not observed. */
export function weatherOf({
  firstDay,
  maxC,
}: {
  readonly firstDay: number;
  readonly maxC: ArrayLike<number | null>;
}): WeatherSeries {
  const unknown = (): Float64Array => new Float64Array(maxC.length).fill(NaN);
  return {
    firstDay,
    maxC: Float64Array.from(maxC, (value) => value ?? NaN),
    minC: unknown(),
    precipitationMm: unknown(),
    sunshineHours: unknown(),
    sky: Array.from(maxC, () => null),
  };
}
