import { civilDay, isoDay, timeZone } from "@springtide/calendar";
import type { Shop, WeatherDay, WeatherForecast } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import type { PreviousRun, WeatherPlace, WeatherService } from "./weather-service.ts";

/** What was fetched for one market. Null is what the service does not offer, or could not give: `failures` then says why. */
export interface MarketWeather {
  readonly market: string;
  readonly fetchedAt: string;
  readonly service: string;
  readonly attribution: string;
  readonly history: readonly WeatherDay[] | null;
  readonly forecast: WeatherForecast | null;
  readonly ensemble: WeatherForecast | null;
  readonly previousRuns: readonly PreviousRun[] | null;
  readonly failures: Readonly<Partial<Record<WeatherQuestion, readonly Finding[]>>>;
}

/** What is asked about each market. */
type WeatherQuestion = "history" | "forecast" | "ensemble" | "earlier-runs";

/** What is wanted of each market. */
interface WeatherWanted {
  /** First local day of the history, by market. */
  readonly historyFrom: (market: string) => string;
  readonly forecastDays: number;
  readonly now: () => Date;
}

const LEAD_DAYS = [1, 2, 3, 4, 5, 6, 7];

/**
 * Weather of every market of a shop, in the local days of its plan: history to yesterday, forecast, ensemble and what earlier runs said.
 * What one question is refused for does not keep the others from their answers: it stands in `failures`. Cancelled ends all.
 */
export async function weatherOfShop(
  shop: Shop,
  service: WeatherService,
  { historyFrom, forecastDays, now }: WeatherWanted,
): Promise<readonly MarketWeather[]> {
  const markets: MarketWeather[] = [];
  for (const { id, latitude, longitude } of shop.markets) {
    const place: WeatherPlace = { market: id, latitude, longitude, zone: shop.zone };
    const failures: Partial<Record<WeatherQuestion, readonly Finding[]>> = {};
    const orWhyNot = async <T>(question: WeatherQuestion, work: () => Promise<T>): Promise<T | null> => {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        failures[question] = error.findings;
        return null;
      }
    };
    const yesterday = isoDay(timeZone(shop.zone).dayAt(now().getTime()) - 1);
    const { offers } = service;
    // One after another: services count the questions of a minute.
    const history = await orWhyNot("history", () => service.dailyHistory(place, historyFrom(id), yesterday));
    const forecast = offers.has("forecast")
      ? await orWhyNot("forecast", () => service.forecast(place, forecastDays))
      : null;
    const ensemble = offers.has("ensemble") ? await orWhyNot("ensemble", () => service.ensemble(place)) : null;
    const previousRuns = offers.has("previousRuns")
      ? await orWhyNot("earlier-runs", () => service.previousRuns(place, LEAD_DAYS))
      : null;
    const { name, attribution } = service;
    const fetchedAt = now().toISOString();
    markets.push({
      market: id,
      fetchedAt,
      service: name,
      attribution,
      history,
      forecast,
      ensemble,
      previousRuns,
      failures,
    });
  }
  return markets;
}

/** Three years: what a season is learned from where nothing says otherwise. */
export function usualHistoryStart(today: string): string {
  return isoDay(civilDay(today) - 3 * 366);
}
