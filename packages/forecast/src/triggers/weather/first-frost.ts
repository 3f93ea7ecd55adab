import { firstCrossing } from "./first-crossing.ts";
import type { RunRule } from "./season-firsts.ts";
import type { WeatherDetector } from "./weather-detector.ts";

/**
 * Fires on the first frost of the season: a daily minimum below `thresholdC` (0 is a frost day of the weather services; gardeners and
 * heating fitters may mean another).
 * Source of the word: WMO Expert Team on Climate Change Detection and Indices, index FD.
 */
export function firstFrost({ thresholdC, ...rule }: RunRule & { readonly thresholdC: number }): WeatherDetector {
  return firstCrossing({
    ...rule,
    variable: "minC",
    direction: "down",
    threshold: thresholdC,
    sky: "any",
    latitude: 0,
  });
}
