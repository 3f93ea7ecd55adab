import type { CivilDay } from "@springtide/calendar";
import type { CancelSignal } from "@springtide/refusal";
import { type ForecastAsOf, forecastAsOf, type ShopPast } from "../backtest/forecast-as-of.ts";
import type { WeatherAtOrigin } from "../backtest/weather-at-origin.ts";

/** Forecasts of a past, each as a plan made on the morning of its origin would have had it. */
export interface PastForecasts {
  /** What was forecast on a day, at least to `lastDay`. */
  on(origin: CivilDay, lastDay: CivilDay): ForecastAsOf;
}

/** Two origins are in use at a time: the day decided on, and the one before it where a week is asked for twice. */
const KEPT = 2;
/** Shapes of effects and how rates vary change slowly, and are most of the work: they are learned no more often than this. */
export const LEARNED_EVERY_DAYS = 7;

/**
 * Makes each forecast once for as long as it is in use: whoever asks goes through the days in their order. Each sees what lies before its origin
 * and nothing else; what changes slowly is as it was learned up to a week earlier.
 * @param reach of each origin the last day that will be asked for, so that one forecast serves all that is decided on its day
 */
export function pastForecasts(
  past: ShopPast,
  weatherAt: WeatherAtOrigin,
  reach: ReadonlyMap<CivilDay, CivilDay>,
  cancel?: CancelSignal,
): PastForecasts {
  const known = new Map<CivilDay, ForecastAsOf>();
  let learned: ForecastAsOf | undefined;
  const earlierFor = (origin: CivilDay): ForecastAsOf | undefined =>
    learned !== undefined && origin >= learned.origin && origin < learned.origin + LEARNED_EVERY_DAYS
      ? learned
      : undefined;
  return {
    on: (origin, lastDay) => {
      const found = known.get(origin);
      if (found !== undefined && origin + found.basis.grid.days > lastDay) return found;
      const days = Math.max(lastDay, reach.get(origin) ?? lastDay) - origin + 1;
      const earlier = earlierFor(origin);
      const made = forecastAsOf(past, { origin, days, forecasts: weatherAt(origin), earlier, cancel });
      if (earlier === undefined) learned = made;
      known.delete(origin);
      known.set(origin, made);
      for (const oldest of [...known.keys()].slice(0, -KEPT)) known.delete(oldest);
      return made;
    },
  };
}
