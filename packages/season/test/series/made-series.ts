import { civilDay, timeZone, weekday } from "@springtide/calendar";
import { drawPoisson, randomStream } from "@springtide/probability";
import type { SeriesInput } from "@springtide/season";

export const FIRST_DAY = civilDay("2016-01-04");

/** Shares of the weekdays from Monday, as a shop may have them. */
const WEEK = [1.2, 1.1, 1, 1, 0.95, 0.6, 0.5];

/** Poisson counts of days with a week in them, around a mean. */
export function madeDays(days: number, mean: number, seed = 1): Float64Array {
  const random = randomStream(seed, "made days", days);
  return Float64Array.from({ length: days }, (_, i) =>
    drawPoisson(random, (mean * (WEEK[weekday(FIRST_DAY + i) - 1] ?? 1)) / 0.907),
  );
}

/** Poisson counts of every hour of some days in a zone: a hump over the day, nothing at night. */
export function madeHours(zoneName: string, firstDay: string, days: number, mean: number): SeriesInput["series"] {
  const zone = timeZone(zoneName);
  const first = civilDay(firstDay);
  const random = randomStream(1, "made hours", days);
  const startMs: number[] = [];
  for (let ms = zone.startOfDayMs(first); ms < zone.startOfDayMs(first + days); ms += 3_600_000) startMs.push(ms);
  const values = startMs.map((ms) => {
    const hour = zone.minuteOfDayAt(ms) / 60;
    const share = hour < 6 ? 0 : Math.sin((Math.PI * (hour - 5)) / 20);
    return drawPoisson(random, mean * share * (WEEK[weekday(zone.dayAt(ms)) - 1] ?? 1));
  });
  return { layout: "intervals", minutes: 60, startMs: Float64Array.from(startMs), values: Float64Array.from(values) };
}

/** A question about a series, plain unless told otherwise. */
export function question(series: SeriesInput["series"], other: Partial<SeriesInput> = {}): SeriesInput {
  return {
    series,
    zone: "UTC",
    hasZone: false,
    asOf: null,
    horizon: { days: 14 },
    country: null,
    holidays: () => [],
    weather: null,
    weatherKnownDays: 0,
    triggers: null,
    paths: 200,
    seed: 1,
    ...other,
  };
}

export const ofDays = (values: Float64Array): SeriesInput["series"] => ({
  layout: "days",
  firstDay: FIRST_DAY,
  values,
});
