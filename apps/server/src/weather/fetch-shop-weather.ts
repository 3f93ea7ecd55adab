import { WeatherDay } from "@springtide/contracts";
import type { MarketWeather } from "@springtide/exchange";
import { usualHistoryStart, weatherOfShop } from "@springtide/exchange";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { Scope, WeatherFetch, WeatherKind } from "@springtide/store";
import { z } from "zod";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import { weatherService } from "./weather-service.ts";
import { weatherSettings } from "./weather-settings.ts";

const Days = z.array(WeatherDay);

/** Analyses of the last days are corrected for a while: so many are fetched again. */
const DAYS_AGAIN = 30;

/** What came of a fetch. */
interface WeatherFetched {
  /** How many questions were answered. */
  readonly answered: number;
  /** Why the others were not. */
  readonly failures: readonly Finding[];
}

/**
 * Fetches the weather of a shop and keeps it: history since the first day that the shop knows contacts of, forecast, ensemble and what
 * earlier runs said. What is known of the history is not asked for again, but its last month. What one question is refused for is kept
 * beside the answers; nothing that was fetched before is lost.
 * @returns null where the organisation has chosen no weather service, or has no such shop
 * @throws Cancelled
 */
export async function fetchShopWeather(
  means: ConnectionMeans,
  scope: Scope,
  shopId: string,
  signal: AbortSignal,
): Promise<WeatherFetched | null> {
  const store = means.store.within(scope);
  const [settings, stored, summary] = await Promise.all([
    weatherSettings(store),
    store.shop(shopId),
    store.summary(shopId),
  ]);
  if (settings === null || stored === null) return null;
  const known = new Map(
    (await store.connections.newestWeather(shopId, "history")).map(({ market, document }) => [
      market,
      Days.parse(document),
    ]),
  );
  const first = summary?.firstDay ?? usualHistoryStart(means.now().toISOString().slice(0, 10));
  const markets = await weatherOfShop(stored.shop, weatherService(settings, means, signal), {
    historyFrom: (market) => startOf(known.get(market) ?? [], first),
    forecastDays: settings.service === "open-meteo" ? settings.forecastDays : 1,
    now: means.now,
  });
  const fetches = markets.flatMap((market) => fetchesOf(market, known.get(market.market) ?? []));
  await store.connections.keepWeather(shopId, fetches);
  return {
    answered: fetches.filter(({ document }) => document !== null).length,
    failures: markets.flatMap(({ failures }) => Object.values(failures).flat()),
  };
}

/** From where on the history is asked for: its beginning, unless it is known from there on. */
function startOf(known: readonly WeatherDay[], first: string): string {
  const again = known.at(-DAYS_AGAIN)?.day;
  const isWhole = (known[0]?.day ?? "9999") <= first;
  return again !== undefined && isWhole ? again : first;
}

function fetchesOf(market: MarketWeather, known: readonly WeatherDay[]): WeatherFetch[] {
  const { history, forecast, ensemble, previousRuns, failures } = market;
  const joined = history === null ? null : joinedDays(known, history);
  const answers: readonly (readonly [WeatherKind, unknown])[] = [
    ["history", joined],
    ["forecast", forecast],
    ["ensemble", ensemble],
    ["earlier-runs", previousRuns],
  ];
  const { market: id, fetchedAt, service, attribution } = market;
  return answers.flatMap(([kind, answer]): WeatherFetch[] => {
    const failure = failures[kind];
    const told = { market: id, kind, fetchedAt, service, attribution };
    if (answer !== null) return [{ ...told, document: JSON.stringify(answer), failure: null }];
    return failure === undefined ? [] : [{ ...told, document: null, failure: JSON.stringify(failure) }];
  });
}

/** What is fetched now replaces what was known of its days. */
function joinedDays(known: readonly WeatherDay[], fetched: readonly WeatherDay[]): WeatherDay[] {
  const days = new Map([...known, ...fetched].map((day) => [day.day, day]));
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** For who wants weather and has chosen no service. */
export function noWeatherService(): Refusal {
  return new Refusal({
    code: "weather-not-set",
    place: {},
    found: "no weather service",
    rule: "an owner chooses the service, and on which terms it is used",
    remedy: "Set it at /api/settings/weather.",
  });
}
