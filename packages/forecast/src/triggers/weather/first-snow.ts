import { onceASeason } from "./once-a-season.ts";
import type { RunRule } from "./season-firsts.ts";
import type { WeatherDetector } from "./weather-detector.ts";
import { measuresOf } from "./weather-series.ts";
import type { WeatherSeries } from "./weather-series.ts";

/** Precipitation at or below this mean temperature is taken for snow where nobody recorded which it was. */
const SNOW_BELOW_MEAN_C = 1;
const WET_FROM_MM = 1;

/** Fires on the first day of the season with at least `leastMm` of new snow. */
export function firstSnow({ leastMm, ...rule }: RunRule & { readonly leastMm: number }): WeatherDetector {
  return onceASeason({
    rule,
    verdicts: (weather) => snowDays(weather, leastMm),
    excess: (weather) => measuresOf(weather, "snowMm").map((snow) => snow - leastMm),
  });
}

/**
 * Whether it snowed on each day: 1, 0, or NaN where that cannot be told. New snow decides where it was measured; else the word for the
 * sky; else 1 mm of precipitation or more with a mean temperature of at most 1 degree.
 */
function snowDays(weather: WeatherSeries, leastMm: number): Float64Array {
  const measured = measuresOf(weather, "snowMm");
  const meanC = measuresOf(weather, "meanC");
  return measured.map((snow, i) => {
    if (!Number.isNaN(snow)) return Number(snow >= leastMm);
    const sky = weather.sky[i] ?? null;
    if (sky !== null) return Number(sky === "snow");
    const wet = weather.precipitationMm[i] ?? NaN;
    if (wet < WET_FROM_MM) return 0;
    const mean = meanC[i] ?? NaN;
    if (mean > SNOW_BELOW_MEAN_C) return 0;
    return Number.isNaN(wet + mean) ? NaN : 1;
  });
}
