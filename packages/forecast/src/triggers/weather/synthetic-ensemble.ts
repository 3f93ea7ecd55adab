import type { CivilDay } from "@springtide/calendar";
import { drawNormal, randomStream } from "@springtide/probability";
import type { WeatherEnsemble } from "./weather-ensemble.ts";
import type { WeatherSeries } from "./weather-series.ts";

/** What stands in for an archived weather forecast. */
export interface SyntheticForecast {
  /** What came: the truth that the forecast knows in part. */
  readonly weather: WeatherSeries;
  /** Usual maximum of a day of the year; what a forecast far ahead falls back to. */
  readonly usualMaxC: (day: CivilDay) => number;
  /** Standard deviation of the maximum around the usual, in degrees. */
  readonly sdC: number;
  readonly issuedOn: CivilDay;
  readonly days: number;
  readonly members: number;
  readonly seed: number;
}

/**
 * Skill of daily maxima, set by hand to what weather services report of themselves: with a usual sd of 5.5 degrees the error's sd is
 * 1.6 degrees at 1 day, 3.3 at 5, 4.0 at 7 and 4.7 at 10.
 */
const SKILL_NOW = 0.97;
const SKILL_DAYS = 13;
const SKILL_POWER = 1.7;
/** Correlation of the weather of two days in a row. */
const DAY_TO_DAY = 0.7;

/**
 * Correlation of forecast and truth at a lead, both as departures from the usual: 0.97 exp(-(lead / 13)^1.7).
 * @example forecastSkill(5) // about 0.796
 */
export function forecastSkill(leadDays: number): number {
  return SKILL_NOW * Math.exp(-((leadDays / SKILL_DAYS) ** SKILL_POWER));
}

/**
 * An ensemble made from what came, for judging a method where no forecasts were archived; whoever uses it must say so. At lead l with
 * skill r the members centre on r^2 x departure + r sqrt(1 - r^2) x sd x error, one error course for all, and scatter around it with
 * sd sqrt(1 - r^2): so the truth is one more member, as of an honest ensemble. Errors last from day to day (0.7). Only the maximum is
 * foreseen. The same seed gives the same forecast.
 */
export function syntheticEnsemble(forecast: SyntheticForecast): WeatherEnsemble {
  const { issuedOn, days, members, seed } = forecast;
  const common = wandering(seed, issuedOn, 0, days);
  return {
    issuedOn,
    members: Array.from({ length: members }, (_, member) => {
      const own = wandering(seed, issuedOn, member + 1, days);
      return memberOf(forecast, common, own);
    }),
  };
}

function memberOf(
  { weather, usualMaxC, sdC, issuedOn, days }: SyntheticForecast,
  common: Float64Array,
  own: Float64Array,
): WeatherSeries {
  const maxC = Float64Array.from({ length: days }, (_, i) => {
    const day = issuedOn + 1 + i;
    const skill = forecastSkill(i + 1);
    const unknown = Math.sqrt(1 - skill * skill);
    const truth = weather.maxC[day - weather.firstDay] ?? NaN;
    const departure = Number.isNaN(truth) ? 0 : truth - usualMaxC(day);
    const centre = skill * skill * departure + skill * unknown * sdC * (common[i] ?? 0);
    return usualMaxC(day) + centre + unknown * sdC * (own[i] ?? 0);
  });
  const unknown = (): Float64Array => new Float64Array(days).fill(NaN);
  return {
    firstDay: issuedOn + 1,
    maxC,
    minC: unknown(),
    precipitationMm: unknown(),
    sunshineHours: unknown(),
    sky: Array.from({ length: days }, () => null),
  };
}

/** Standard normal errors that last from day to day. */
function wandering(seed: number, issuedOn: CivilDay, course: number, days: number): Float64Array {
  const random = randomStream(seed, "synthetic forecast", issuedOn, course);
  let value = drawNormal(random);
  return Float64Array.from({ length: days }, (_, i) => {
    if (i > 0) value = DAY_TO_DAY * value + Math.sqrt(1 - DAY_TO_DAY ** 2) * drawNormal(random);
    return value;
  });
}
