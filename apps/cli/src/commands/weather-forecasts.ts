import type { Shop, WeatherDay, WeatherForecast } from "@springtide/contracts";
import { readWeatherForecast } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import { weatherEnsembles } from "@springtide/season";
import type { Given, OptionSpec } from "../command.ts";

/** The option by which weather forecasts are given. */
export const FORECAST_OPTION: Readonly<Record<string, OptionSpec>> = {
  "weather-forecast": {
    type: "string",
    value: "<file>",
    description:
      "Weather forecast, members and all, as JSON or CSV (Open-Meteo's, or one of date, member and weather columns); may be given for each market, as market=file where the file does not say.",
  },
};

/** Files of forecasts, for those who must not write over them. */
export function forecastPaths(given: Given, shop?: Shop): string[] {
  return given.texts("weather-forecast").map((text) => marketAndPath(text, shop).path);
}

/**
 * Reads every weather forecast that was given, for the markets of a shop.
 * @throws Refusal of the reader, or code "forecast-twice" where two files are of one market
 */
export async function readForecasts(
  given: Given,
  { shop, weather }: { readonly shop: Shop; readonly weather: readonly WeatherDay[] },
): Promise<ReturnType<typeof weatherEnsembles>> {
  const notes: string[] = [];
  const found = new Map<string, WeatherForecast>();
  for (const text of given.texts("weather-forecast")) {
    const { market, path } = marketAndPath(text, shop);
    const forecasts = await readWeatherForecast({
      path,
      shop,
      note: (sentence) => notes.push(sentence),
      ...(market === null ? {} : { market }),
    });
    for (const forecast of forecasts) {
      if (found.has(forecast.market)) throw twice(forecast.market, path);
      found.set(forecast.market, forecast);
    }
  }
  const { ensembles, notes: ofUse } = weatherEnsembles([...found.values()], weather);
  return { ensembles, notes: [...notes, ...ofUse] };
}

/** `home=file.json` names a market where there is one of that id; all else is a path. */
function marketAndPath(text: string, shop?: Shop): { market: string | null; path: string } {
  const at = text.indexOf("=");
  const market = text.slice(0, Math.max(0, at));
  const named = shop === undefined ? /^[a-z0-9-]+$/.test(market) : shop.markets.some(({ id }) => id === market);
  return named ? { market, path: text.slice(at + 1) } : { market: null, path: text };
}

function twice(market: string, file: string): Refusal {
  return new Refusal({
    code: "forecast-twice",
    place: { file },
    found: `a second forecast for market ${market}`,
    rule: "a market has one weather forecast",
    remedy: "Give the newest alone, or say of which market each is: --weather-forecast market=file",
  });
}
