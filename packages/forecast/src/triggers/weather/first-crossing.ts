import { onceASeason } from "./once-a-season.ts";
import type { DayRule } from "./qualifying-days.ts";
import { excessOf, qualifyingDays } from "./qualifying-days.ts";
import type { RunRule } from "./season-firsts.ts";
import type { WeatherDetector } from "./weather-detector.ts";

/** A first crossing: what a day must be like, how many of them in a row, and the season in which it counts. */
export interface CrossingRule extends DayRule, RunRule {}

/**
 * Fires on the first day of the season on which a quantity of the weather reaches a threshold (`up`) or falls below it (`down`),
 * `sustainedDays` days in a row, each under the sky and the second condition that the rule asks for.
 */
export function firstCrossing(rule: CrossingRule): WeatherDetector {
  return onceASeason({
    rule,
    verdicts: (weather) => qualifyingDays(weather, rule),
    excess: (weather) => excessOf(weather, rule),
  });
}
