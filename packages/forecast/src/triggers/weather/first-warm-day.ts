import { firstCrossing } from "./first-crossing.ts";
import type { SkyCondition } from "./sky-condition.ts";
import type { RunRule } from "./season-firsts.ts";
import type { WeatherDetector } from "./weather-detector.ts";

/** The first warm day of the year: a daily maximum at or above `thresholdC` under the sky asked for. */
export interface WarmDayRule extends RunRule {
  readonly thresholdC: number;
  readonly sky: SkyCondition;
  readonly latitude: number;
}

/** Fires on the first day of the season whose maximum reaches the threshold. */
export function firstWarmDay({ thresholdC, ...rule }: WarmDayRule): WeatherDetector {
  return firstCrossing({ ...rule, variable: "maxC", direction: "up", threshold: thresholdC });
}
