import { WeatherDay, WeatherForecast } from "@springtide/contracts";
import type { OrganisationStore } from "@springtide/store";
import { z } from "zod";

const Days = z.array(WeatherDay);

/** The weather that a shop is planned from, as far as it is stored. */
interface StoredWeather {
  /** Days imported, and where none was, days fetched; in order of market, then day. */
  readonly weather: readonly WeatherDay[];
  /** The newest forecast of each market, its ensemble where there is one. */
  readonly forecasts: readonly WeatherForecast[];
}

/**
 * Weather of a shop from its imports and from the weather service. What was imported goes before what was fetched.
 * @param importId number of the import whose state is asked for
 */
export async function storedWeather(store: OrganisationStore, shop: string, importId: number): Promise<StoredWeather> {
  const { connections } = store;
  const [imported, history, forecasts, ensembles] = [
    await store.weather(shop, importId),
    await connections.newestWeather(shop, "history"),
    await connections.newestWeather(shop, "forecast"),
    await connections.newestWeather(shop, "ensemble"),
  ];
  const days = new Map<string, WeatherDay>();
  for (const { document } of history) for (const day of Days.parse(document)) days.set(keyOf(day), day);
  for (const day of imported) days.set(keyOf(day), day);
  const newest = new Map<string, { readonly at: string; readonly forecast: WeatherForecast }>();
  for (const { market, document, fetchedAt } of [...forecasts, ...ensembles]) {
    const known = newest.get(market);
    // Of one fetch the ensemble comes last and stays; one that failed since leaves the newer single course.
    if (known === undefined || known.at <= fetchedAt)
      newest.set(market, { at: fetchedAt, forecast: WeatherForecast.parse(document) });
  }
  return {
    weather: [...days.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
    forecasts: [...newest.values()].map(({ forecast }) => forecast),
  };
}

function keyOf({ market, day }: WeatherDay): string {
  return `${market} ${day}`;
}
