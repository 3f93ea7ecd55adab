import type { CivilDay } from "@springtide/calendar";
import { drawNormal, randomStream } from "@springtide/probability";
import { forecastSkill } from "../triggers/weather/synthetic-ensemble.ts";
import type { WeatherSeries } from "../triggers/weather/weather-series.ts";
import { usualC } from "./climatology.ts";
import type { Climatology } from "./climatology.ts";

/** What stands in for the forecast that was issued on a day of the past. */
export interface WeatherIssue {
  /** What came. */
  readonly weather: WeatherSeries;
  readonly usual: Climatology;
  readonly issuedOn: CivilDay;
  readonly days: number;
  readonly seed: number;
}

/** Correlation of the errors of two days in a row of one forecast. */
const LEAD_TO_LEAD = 0.7;
/** Share that the errors of the highest and the lowest temperature have in common. */
const MAX_WITH_MIN = 0.8;

/**
 * The weather of the days after `issuedOn` as a forecast of that day may have had it, made from what came because none was archived;
 * whoever uses it must say so. Temperatures at lead l, as departures from the usual: r^2 x truth + r sqrt(1 - r^2) x sd x error with
 * r = `forecastSkill(l)`, so the error has sd sqrt(1 - r^2) x sd (with a usual sd of 5 degrees 1.5 at one day, 3.0 at five), is zero
 * on average, and no better guess could be made from the forecast alone. Errors last from lead to lead (0.7). With chance 1 - r the
 * rain is that of another day of the same season. Seed and day of issue decide everything. Cost: days.
 */
export function weatherAsIssued({ weather, usual, issuedOn, days, seed }: WeatherIssue): WeatherSeries {
  const common = wandering(seed, issuedOn, 0, days);
  const temperature = (values: Float64Array, course: readonly number[], kind: number): Float64Array => {
    const sdC = departureSd(values.subarray(0, issuedOn + 1 - weather.firstDay), course, weather.firstDay);
    const own = wandering(seed, issuedOn, kind, days);
    return Float64Array.from({ length: days }, (_, i) => {
      const day = issuedOn + 1 + i;
      const skill = forecastSkill(i + 1);
      const truth = (values[day - weather.firstDay] ?? NaN) - usualC(course, day);
      const error = Math.sqrt(MAX_WITH_MIN) * (common[i] ?? 0) + Math.sqrt(1 - MAX_WITH_MIN) * (own[i] ?? 0);
      return usualC(course, day) + skill * skill * truth + skill * Math.sqrt(1 - skill * skill) * sdC * error;
    });
  };
  return {
    firstDay: issuedOn + 1,
    maxC: temperature(weather.maxC, usual.maxC, 1),
    minC: temperature(weather.minC, usual.minC, 2),
    precipitationMm: rainForeseen(weather, issuedOn, days, seed),
    sunshineHours: new Float64Array(days).fill(NaN),
    sky: Array.from({ length: days }, () => null),
  };
}

function rainForeseen(weather: WeatherSeries, issuedOn: CivilDay, days: number, seed: number): Float64Array {
  const random = randomStream(seed, "issued rain", issuedOn);
  return Float64Array.from({ length: days }, (_, i) => {
    const [chance, other] = [random.uniform(), random.uniform()];
    const away = chance < forecastSkill(i + 1) ? 0 : 1 + Math.floor(30 * other);
    const day = away === 0 ? issuedOn + 1 + i : issuedOn - away;
    return weather.precipitationMm[day - weather.firstDay] ?? NaN;
  });
}

function departureSd(values: Float64Array, course: readonly number[], firstDay: CivilDay): number {
  let square = 0;
  let known = 0;
  values.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    square += (value - usualC(course, firstDay + i)) ** 2;
    known += 1;
  });
  return known === 0 ? 0 : Math.sqrt(square / known);
}

/** Standard normal errors that last from lead to lead. */
function wandering(seed: number, issuedOn: CivilDay, course: number, days: number): Float64Array {
  const random = randomStream(seed, "issued weather", issuedOn, course);
  let value = drawNormal(random);
  return Float64Array.from({ length: days }, (_, i) => {
    if (i > 0) value = LEAD_TO_LEAD * value + Math.sqrt(1 - LEAD_TO_LEAD ** 2) * drawNormal(random);
    return value;
  });
}
