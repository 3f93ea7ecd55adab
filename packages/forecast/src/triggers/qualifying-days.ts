import { sunTimes } from "@springtide/calendar";
import type { CivilDay } from "@springtide/calendar";

/** Daily weather of one place from `firstDay` on. NaN and null are not observed. */
export interface WeatherSeries {
  readonly firstDay: CivilDay;
  readonly maxC: Float64Array;
  readonly minC: Float64Array;
  readonly precipitationMm: Float64Array;
  readonly sunshineHours: Float64Array;
  readonly sky: readonly (string | null)[];
}

/** What counts as the first warm day; `armOn` and `disarmOn` are month-day, and a season may run over the turn of the year. */
export interface WarmDayRule {
  readonly thresholdC: number;
  readonly sky: "any" | "dry" | "sunny";
  readonly armOn: string;
  readonly disarmOn: string;
  readonly sustainedDays: number;
  readonly latitude: number;
}

const DRY_BELOW_MM = 1;
const SUNNY_SHARE_OF_DAYLIGHT = 0.5;

/**
 * Whether each day of the series is warm under the rule: 1 yes, 0 no, NaN not known. Warm is a maximum at or above the threshold; dry
 * is below 1 mm; sunny is dry under a sky recorded as sun or, where no sky is recorded, with sunshine for half the daylight.
 * A day too cold is a no whatever the sky.
 */
export function qualifyingDays(weather: WeatherSeries, rule: WarmDayRule): Float64Array {
  return weather.maxC.map((maxC, i) => {
    if (Number.isNaN(maxC)) return NaN;
    if (maxC < rule.thresholdC) return 0;
    return rule.sky === "any" ? 1 : skyQualifies(weather, rule, i);
  });
}

function skyQualifies(weather: WeatherSeries, rule: WarmDayRule, i: number): number {
  const dry = isBelow(weather.precipitationMm[i] ?? NaN, DRY_BELOW_MM);
  if (rule.sky === "dry" || dry === 0) return dry;
  const sky = weather.sky[i] ?? null;
  const sunny = sky === null ? sunnyByHours(weather, rule, i) : Number(sky === "sun");
  return sunny === 0 ? 0 : dry * sunny;
}

function sunnyByHours(weather: WeatherSeries, rule: WarmDayRule, i: number): number {
  const hours = weather.sunshineHours[i] ?? NaN;
  if (Number.isNaN(hours)) return NaN;
  const { daylightHours } = sunTimes({ day: weather.firstDay + i, latitude: rule.latitude, longitude: 0 });
  return Number(hours >= SUNNY_SHARE_OF_DAYLIGHT * daylightHours);
}

function isBelow(value: number, limit: number): number {
  return Number.isNaN(value) ? NaN : Number(value < limit);
}
