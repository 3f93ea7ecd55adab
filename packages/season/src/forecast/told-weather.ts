import type { CivilDay } from "@springtide/calendar";
import { isoDay } from "@springtide/calendar";
import type { Shop } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Covariate, MarketWeather, WeatherBasis, WeatherEnsemble } from "@springtide/forecast";
import { learnWeatherBasis, weatherCovariates, weatherPaths } from "@springtide/forecast";
import { weatherColumns } from "../triggers/weather-columns.ts";
import type { KnownWeather } from "../triggers/weather-dates.ts";

/** The weather where customers live, as a forecast is told it. */
export interface ToldWeather {
  /** Records up to the day before `from`, by market, with their shares of orders. */
  readonly markets: readonly MarketWeather[];
  readonly basis: WeatherBasis;
  /** First day whose weather is not known. */
  readonly from: CivilDay;
  /** Weather forecasts in the order of the markets; empty unless every market has one. */
  readonly ensembles: readonly WeatherEnsemble[];
}

/** Weather that ends earlier than this before the plan says little of the days that count most. */
const MOST_DAYS_MISSING = 56;

/**
 * The weather that the forecasts of a shop may be told, of all markets that have a record; null where there is none to tell, with the
 * reason among the caveats unless no weather was given at all.
 */
export function weatherToTell(
  shop: Shop,
  known: KnownWeather,
  { from, days }: { readonly from: CivilDay; readonly days: number },
): { readonly weather: ToldWeather | null; readonly caveats: readonly string[] } {
  const found = shop.markets.flatMap((market) => {
    const weather = weatherColumns(known.days, market.id, from);
    return weather === null ? [] : [{ market, weather, weight: market.orderShare > 0 ? market.orderShare : 1e-9 }];
  });
  if (found.length === 0) return { weather: null, caveats: [] };
  const caveats = found.flatMap(({ market, weather }) => {
    const last = weather.firstDay + weather.maxC.findLastIndex((value) => !Number.isNaN(value));
    const missing = from - 1 - last;
    if (missing <= 0) return [];
    const ends = `The weather of "${market.name}" ends on ${isoDay(last)}, ${missing} days before the plan begins`;
    return missing > MOST_DAYS_MISSING
      ? [`${ends}: too early for the forecast to be told the daily weather.`]
      : [`${ends}: the days after it are taken as days of usual weather.`];
  });
  if (caveats.some((caveat) => caveat.includes("too early"))) return { weather: null, caveats };
  const basis = learnWeatherBasis(found, from);
  const ensembles = found.flatMap(({ market }) => known.forecasts.get(market.id) ?? []);
  const weather = { markets: found, basis, from, ensembles: ensembles.length === found.length ? ensembles : [] };
  return canBeDrawn(weather, days)
    ? { weather, caveats }
    : {
        weather: null,
        caveats: [
          ...caveats,
          "The forecast is not told the daily weather: the record is too short, or has too many gaps, to draw the coming weather from past years.",
        ],
      };
}

/** Whether the weather of the days to come can be drawn from past years. */
function canBeDrawn({ markets, basis, from }: ToldWeather, days: number): boolean {
  try {
    const weather = markets.map((market) => market.weather);
    weatherPaths({ weather, climatologies: basis.climatologies, from, days, paths: 1, seed: 1, knownDays: 0 });
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Share of days that must have their weather before a history can say what weather does. */
const LEAST_COVERED = 0.8;
/** A history shorter than ten months cannot tell that cold in June is not cold in October. */
const SEASONAL_FROM_DAYS = 300;

/** Whether effects may change with the season, for a history of so many days. */
export function isSeasonal(historyDays: number): boolean {
  return historyDays >= SEASONAL_FROM_DAYS;
}

/** The weather of a history's days as measurements for a model; null where too few of the days have their weather. */
export function weatherOfDays(
  { markets, basis }: ToldWeather,
  { firstDay, days }: { readonly firstDay: CivilDay; readonly days: number },
): readonly Covariate[] | null {
  const covered = markets.every(({ weather }) => {
    let known = 0;
    for (let day = firstDay; day < firstDay + days; day += 1)
      known += Number(!Number.isNaN(weather.maxC[day - weather.firstDay] ?? Number.NaN));
    return known >= LEAST_COVERED * days;
  });
  return covered ? weatherCovariates(markets, basis, { firstDay, days, seasonal: isSeasonal(days) }) : null;
}
