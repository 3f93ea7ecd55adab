import { skyQualifies } from "./sky-condition.ts";
import type { SkyCondition } from "./sky-condition.ts";
import { measuresOf } from "./weather-series.ts";
import type { WeatherSeries, WeatherVariable } from "./weather-series.ts";

/** A quantity at or above a threshold (`up`), or below it (`down`); the threshold is in the unit of the quantity's name. */
export interface WeatherCondition {
  readonly variable: WeatherVariable;
  readonly direction: "up" | "down";
  readonly threshold: number;
}

/** What a day must be like to count: a condition, a second one if given, and the sky. */
export interface DayRule extends WeatherCondition {
  readonly also?: WeatherCondition | undefined;
  readonly sky: SkyCondition;
  /** Degrees north; decides how much daylight a sunny day must have sunshine for. */
  readonly latitude: number;
}

/**
 * Whether each day of a record counts under a rule: 1 yes, 0 no, NaN not known. A day that fails one condition is a no even
 * where the others are not known; a day of which something needed is missing and nothing fails is not known.
 * Cost: days of the record.
 */
export function qualifyingDays(weather: WeatherSeries, rule: DayRule): Float64Array {
  const first = conditionHolds(weather, rule);
  const second = rule.also === undefined ? null : conditionHolds(weather, rule.also);
  return first.map((holds, i) => {
    if (holds === 0) return 0;
    const both = second === null ? holds : bothHold(holds, second[i] ?? NaN);
    return both === 0 || rule.sky === "any" ? both : bothHold(both, skyQualifies(weather, rule, i));
  });
}

/** How far each day lies beyond the threshold in the rule's direction, in the unit of its quantity; below zero if short of it. */
export function excessOf(weather: WeatherSeries, { variable, direction, threshold }: WeatherCondition): Float64Array {
  return measuresOf(weather, variable).map((value) => (direction === "up" ? value - threshold : threshold - value));
}

function conditionHolds(weather: WeatherSeries, condition: WeatherCondition): Float64Array {
  const { direction, threshold } = condition;
  return measuresOf(weather, condition.variable).map((value) => {
    if (Number.isNaN(value)) return NaN;
    return Number(direction === "up" ? value >= threshold : value < threshold);
  });
}

function bothHold(one: number, other: number): number {
  return one === 0 || other === 0 ? 0 : one * other;
}
