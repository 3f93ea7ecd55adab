import { dayOfYear } from "@springtide/calendar";
import { drawNormal, randomStream } from "@springtide/probability";
import type { WeatherSeries } from "@springtide/forecast";

/** A place whose climate is known: mean 10 degrees, a yearly wave of 9, departures of sd 4 that keep 0.65 a day, rain on a third of the days. */
export function simulatedWeather(of: { firstDay: number; days: number; seed: number }): WeatherSeries {
  const random = randomStream(of.seed, "simulated weather");
  let departure = 4 * drawNormal(random);
  const rows = Array.from({ length: of.days }, (_, i) => {
    departure = 0.65 * departure + 4 * Math.sqrt(1 - 0.65 ** 2) * drawNormal(random);
    const meanC = 10 - 9 * Math.cos((2 * Math.PI * (dayOfYear(of.firstDay + i) - 15)) / 365.25) + departure;
    const halfRange = 4 + 0.5 * Math.abs(drawNormal(random));
    const rain = random.uniform() < 1 / 3 ? -8 * Math.log(random.uniform()) : 0;
    return { maxC: meanC + halfRange, minC: meanC - halfRange, rain };
  });
  return {
    firstDay: of.firstDay,
    maxC: Float64Array.from(rows, ({ maxC }) => maxC),
    minC: Float64Array.from(rows, ({ minC }) => minC),
    precipitationMm: Float64Array.from(rows, ({ rain }) => rain),
    sunshineHours: new Float64Array(of.days).fill(NaN),
    sky: Array.from({ length: of.days }, () => null),
  };
}
