import { yearOf } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";
import { firstRun } from "./first-run.ts";
import { qualifyingDays } from "./qualifying-days.ts";
import type { WarmDayRule, WeatherSeries } from "./qualifying-days.ts";
import { warmSeason } from "./warm-season.ts";

/** A season's first warm day: it sets in on `onset`, and is sure only on `detected`, the last of the days needed in a row. */
export interface FirstWarmDay {
  readonly year: number;
  readonly onset: CivilDay;
  readonly detected: CivilDay;
}

/**
 * The first warm day of every season in the weather record that had one: the first of `sustainedDays` warm days in a row at or after
 * the arming day, beginning no later than the disarming day. Missing days break a run. `year` is the year of the arming day. A season whose arming day
 * lies before the record is left out: its first warm day may be before the record too.
 */
export function firstWarmDays({
  weather,
  rule,
}: {
  readonly weather: WeatherSeries;
  readonly rule: WarmDayRule;
}): readonly FirstWarmDay[] {
  const warm = qualifyingDays(weather, rule);
  const found: FirstWarmDay[] = [];
  for (let year = yearOf(weather.firstDay); year <= yearOf(weather.firstDay + warm.length); year++) {
    const { arm, disarm } = warmSeason(rule, year);
    if (arm < weather.firstDay) continue;
    const onset = firstRun((day) => warm[day - weather.firstDay] === 1, {
      from: arm,
      to: disarm,
      length: rule.sustainedDays,
    });
    if (onset !== null) found.push({ year, onset, detected: onset + rule.sustainedDays - 1 });
  }
  return found;
}
