import { sunTimes } from "@springtide/calendar";
import type { WeatherSeries } from "./weather-series.ts";

/** any: whatever the sky; dry: less than 1 mm of rain; sunny: dry, and a sky of sun or sunshine for half the daylight. */
export type SkyCondition = "any" | "dry" | "sunny";

const DRY_BELOW_MM = 1;
const SUNNY_SHARE_OF_DAYLIGHT = 0.5;

/** Whether the sky of a day is as asked: 1, 0, or NaN where it is not known. */
export function skyQualifies(
  weather: WeatherSeries,
  { sky: asked, latitude }: { readonly sky: SkyCondition; readonly latitude: number },
  i: number,
): number {
  if (asked === "any") return 1;
  const dry = isBelow(weather.precipitationMm[i] ?? NaN, DRY_BELOW_MM);
  if (asked === "dry" || dry === 0) return dry;
  const sky = weather.sky[i] ?? null;
  const sunny = sky === null ? sunnyByHours(weather, latitude, i) : Number(sky === "sun");
  return sunny === 0 ? 0 : dry * sunny;
}

function sunnyByHours(weather: WeatherSeries, latitude: number, i: number): number {
  const hours = weather.sunshineHours[i] ?? NaN;
  if (Number.isNaN(hours)) return NaN;
  const { daylightHours } = sunTimes({ day: weather.firstDay + i, latitude, longitude: 0 });
  return Number(hours >= SUNNY_SHARE_OF_DAYLIGHT * daylightHours);
}

function isBelow(value: number, limit: number): number {
  return Number.isNaN(value) ? NaN : Number(value < limit);
}
