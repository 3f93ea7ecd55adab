import type { CovariatePaths, WeatherPaths, WeatherSeries } from "@springtide/forecast";
import { continued, weatherCovariatePaths, weatherPaths } from "@springtide/forecast";
import type { ToldWeather } from "./told-weather.ts";

/** What of the weather is to be drawn. */
interface WeatherDraw {
  readonly days: number;
  readonly paths: number;
  readonly seed: number;
}

/**
 * The weather of possible seasons as measurements for a model, [path * days + day]; the same seasons for every queue of the shop. Where
 * every market has a weather forecast, season k has its member k (begun again when they run out) as far as it reaches, and past years
 * beyond it.
 * A season's weather and its trigger dates are not tied to each other: both come from the same record and the same forecast, but a
 * season whose first warm day is drawn early may have a cool drawn spring. Totals of a season are right on average and a little too
 * alike in spread by it.
 */
export function drawnWeather(
  told: ToldWeather,
  { seasonal, ...draw }: WeatherDraw & { readonly seasonal: boolean },
): CovariatePaths {
  const { markets, basis, from } = told;
  return weatherCovariatePaths({ markets, basis, paths: coursesOf(told, draw), from, seasonal });
}

function coursesOf({ markets, basis, from, ensembles }: ToldWeather, draw: WeatherDraw): WeatherPaths {
  const drawn = (weather: readonly WeatherSeries[], knownDays: number): WeatherPaths =>
    weatherPaths({ weather, climatologies: basis.climatologies, from, knownDays, ...draw });
  const members = Math.min(draw.paths, Math.max(0, ...ensembles.map((ensemble) => ensemble.members.length)));
  if (members === 0)
    return drawn(
      markets.map(({ weather }) => weather),
      0,
    );
  const byMember = Array.from({ length: members }, (_, m) => {
    const courses = ensembles.flatMap((ensemble) => ensemble.members[m % ensemble.members.length] ?? []);
    const known = Math.min(...courses.map(({ firstDay, maxC }) => firstDay + maxC.length - from));
    const weather = markets.flatMap((market, i) => {
      const course = courses[i];
      return course === undefined ? [] : [continued(market.weather, from - 1, course)];
    });
    return drawn(weather, Math.max(0, known));
  });
  return {
    ...draw,
    sourceDays: byMember[0]?.sourceDays ?? new Int32Array(),
    course: (place, path) => {
      const ofMember = byMember[path % members];
      if (ofMember === undefined) throw new RangeError(`no member for season ${path}`);
      return ofMember.course(place, path);
    },
  };
}
