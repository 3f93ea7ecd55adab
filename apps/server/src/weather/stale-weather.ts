import type { Shop } from "@springtide/contracts";
import type { OrganisationStore } from "@springtide/store";
import { weatherStatus } from "./weather-status.ts";

type Kind = Awaited<ReturnType<typeof weatherStatus>>["markets"][number]["kind"];

/** What a plan goes by, in words; runs of earlier days are only for judging forecasts. */
const WORDS: Readonly<Record<Kind, string | null>> = {
  history: "weather observed",
  forecast: "weather forecast",
  ensemble: "weather forecast with its spread",
  "earlier-runs": null,
};

/** A sentence for everything fetched of a shop's weather that is older than it should be; none where nothing is fetched. */
export async function staleWeather(store: OrganisationStore, shop: Shop, now: Date): Promise<string[]> {
  const { markets } = await weatherStatus(store, shop.id, now);
  return markets.flatMap(({ market: id, kind, staleSince, fetchedAt }) => {
    const market = shop.markets.find((one) => one.id === id);
    const words = WORDS[kind];
    if (market === undefined || staleSince === null || words === null) return [];
    return [
      `The ${words} of "${market.name}" is stale since ${staleSince}: it was fetched at ${fetchedAt ?? "an unknown time"} and could not be renewed. This plan goes by it as it was then.`,
    ];
  });
}
