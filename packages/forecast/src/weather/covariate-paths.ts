import type { CivilDay } from "@springtide/calendar";
import { continued } from "../triggers/weather/weather-ensemble.ts";
import type { WeatherSeries } from "../triggers/weather/weather-series.ts";
import { weatherCovariates } from "./weather-covariates.ts";
import type { MarketWeather, WeatherBasis } from "./weather-covariates.ts";
import { LOOK_BACK_DAYS } from "./weather-measures.ts";
import type { WeatherPaths } from "./weather-paths.ts";

/** Values of each covariate by name, [path * days + day]. */
export type CovariatePaths = ReadonlyMap<string, Float32Array>;

/**
 * The covariates of `weatherCovariates` on every path of the weather from `from` on, the last known days leading into it; for
 * `drawDailyRates` and `expectedDailyRates`. `paths` were drawn for the same markets in the same order.
 * Cost: paths x days x 200 x markets.
 */
export function weatherCovariatePaths(request: {
  readonly markets: readonly MarketWeather[];
  readonly basis: WeatherBasis;
  readonly paths: WeatherPaths;
  readonly from: CivilDay;
  readonly seasonal: boolean;
}): CovariatePaths {
  const { markets, basis, paths, from, seasonal } = request;
  const before = markets.map(({ weather }) => lastDays(weather, from));
  const found = new Map<string, Float32Array>();
  for (let path = 0; path < paths.paths; path++) {
    const drawn = markets.map(({ weight }, place) => {
      const course = paths.course(place, path);
      const known = before[place];
      return { weight, weather: known === undefined ? course : continued(known, from - 1, course) };
    });
    for (const { name, values } of weatherCovariates(drawn, basis, { firstDay: from, days: paths.days, seasonal })) {
      const all = found.get(name) ?? new Float32Array(paths.paths * paths.days);
      all.set(values, path * paths.days);
      found.set(name, all);
    }
  }
  return found;
}

/** The end of a record before a day, as long as it still says something about the days after. */
function lastDays(weather: WeatherSeries, from: CivilDay): WeatherSeries {
  const firstDay = from - LOOK_BACK_DAYS;
  const taken = (values: Float64Array): Float64Array =>
    Float64Array.from({ length: LOOK_BACK_DAYS }, (_, d) => values[firstDay + d - weather.firstDay] ?? NaN);
  return {
    firstDay,
    maxC: taken(weather.maxC),
    minC: taken(weather.minC),
    precipitationMm: taken(weather.precipitationMm),
    sunshineHours: taken(weather.sunshineHours),
    sky: Array.from({ length: LOOK_BACK_DAYS }, () => null),
  };
}
