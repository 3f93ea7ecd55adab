import type { Market, Shop, Trigger, WeatherDay } from "@springtide/contracts";
import type { Firing, WeatherDetector, WeatherEnsemble, WeatherSeries } from "@springtide/forecast";
import { degreeDays, firstCrossing, firstFrost, firstSnow, firstWarmDay, weatherJump } from "@springtide/forecast";
import type { Dates, Span } from "./dated-trigger.ts";
import { strengthOfExcess } from "./strength.ts";
import { weatherColumns } from "./weather-columns.ts";

type WeatherTrigger = Extract<Trigger, { armOn: string }>;

/** New snow that makes a snow day where it is measured; a trace does not. */
const LEAST_SNOW_MM = 1;

/** Whether a trigger hangs on the weather. */
export function isWeatherTrigger(trigger: Trigger): trigger is WeatherTrigger {
  return "armOn" in trigger;
}

/** What is known of the weather: what was observed, and a forecast by market where there is one. */
export interface KnownWeather {
  readonly days: readonly WeatherDay[];
  readonly forecasts: ReadonlyMap<string, WeatherEnsemble>;
}

/** The markets of a trigger, each with its share of their orders. */
export function marketWeights(shop: Shop, ids: readonly string[]): readonly { market: Market; weight: number }[] {
  const markets = shop.markets.filter((market) => ids.includes(market.id));
  const share = markets.reduce((sum, market) => sum + market.orderShare, 0);
  return markets.map((market) => ({ market, weight: share > 0 ? market.orderShare / share : 1 / markets.length }));
}

/** When the weather fired a trigger and when it may, market by market; null where the weather of a market is missing. */
export function weatherDates(trigger: WeatherTrigger, shop: Shop, weather: KnownWeather, span: Span): Dates | null {
  const markets = marketWeights(shop, trigger.markets);
  const perMarket = markets.map(({ market, weight }) => {
    const series = weatherColumns(weather.days, market.id, span.planFrom);
    if (series === null) return null;
    const detector = detectorOf(trigger, market.latitude);
    const fired = detector.firings(series);
    const pastYears = detector.pastYears(series);
    const next = detector
      .upcoming(series, {
        fromDay: span.planFrom,
        toDay: span.planTo + Math.ceil(trigger.response.leadDays),
        ensemble: weather.forecasts.get(market.id),
      })
      .map(({ season, days, never, basis }) => ({
        market: market.id,
        weight,
        days,
        never,
        season,
        basis,
        ...(pastYears.length === 0 ? {} : { pastYears }),
      }));
    return { market: market.id, weight, fired, next };
  });
  const found = perMarket.filter((dates) => dates !== null);
  if (found.length < markets.length || found.length === 0) return null;
  return { pastOnsets: pastOnsetsOf(trigger, found), nextOnsets: found.flatMap(({ next }) => next) };
}

/** When the weather fired a trigger in the records of its markets; null where the weather of one is missing. */
export function pastOfMarkets(
  trigger: WeatherTrigger,
  markets: readonly { readonly market: Market; readonly weight: number; readonly series: WeatherSeries | null }[],
): Dates["pastOnsets"] | null {
  const found = markets.flatMap(({ market, weight, series }) =>
    series === null ? [] : [{ market: market.id, weight, fired: detectorOf(trigger, market.latitude).firings(series) }],
  );
  return found.length < markets.length || found.length === 0 ? null : pastOnsetsOf(trigger, found);
}

function pastOnsetsOf(
  trigger: WeatherTrigger,
  markets: readonly { readonly market: string; readonly weight: number; readonly fired: readonly Firing[] }[],
): Dates["pastOnsets"] {
  const strength = strengthOfExcess(
    trigger.response.strengthPerUnit,
    markets.flatMap(({ fired }) => fired.map(({ excess }) => excess)),
  );
  return markets.flatMap(({ market, weight, fired }) =>
    fired.map(({ onset, excess }) => ({ day: onset, market, weight: weight * strength(excess) })),
  );
}

function detectorOf(trigger: WeatherTrigger, latitude: number): WeatherDetector {
  switch (trigger.kind) {
    case "first-warm-day":
      return firstWarmDay({ ...trigger, latitude });
    case "first-crossing":
      return firstCrossing({ ...trigger, latitude });
    case "first-frost":
      return firstFrost(trigger);
    case "first-snow":
      return firstSnow({ ...trigger, leastMm: LEAST_SNOW_MM });
    case "weather-jump":
      return weatherJump(trigger);
    case "degree-days":
      return degreeDays({ ...trigger, targetDegreeDays: trigger.target });
  }
}
