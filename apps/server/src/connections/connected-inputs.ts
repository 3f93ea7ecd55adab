import type { Audit, OrderDay, Shop, WeatherDay } from "@springtide/contracts";
import { weatherEnsembles } from "@springtide/season/service";
import type { OrganisationStore, StoredShop } from "@springtide/store";
import { figuresOfPlan } from "../figures/stored-figures.ts";
import { storedWeather } from "../weather/stored-weather.ts";

/** What a shop is planned from that came in by its connections; as it was imported where nothing did. */
export interface ConnectedInputs {
  /** With the campaigns' spend that was put. */
  readonly shop: Shop;
  readonly weather: readonly WeatherDay[];
  readonly weatherForecasts: ReturnType<typeof weatherEnsembles>["ensembles"];
  readonly orders: ReadonlyMap<string, readonly OrderDay[]>;
  readonly audits: readonly Audit[];
}

/** Reads them for a shop as it was imported. */
export async function connectedInputs(
  store: OrganisationStore,
  { shop, importId }: Pick<StoredShop, "shop" | "importId">,
): Promise<ConnectedInputs> {
  const figures = await figuresOfPlan(store, shop);
  const { weather, forecasts } = await storedWeather(store, shop.id, importId);
  return { ...figures, weather, weatherForecasts: weatherEnsembles(forecasts, weather).ensembles };
}
