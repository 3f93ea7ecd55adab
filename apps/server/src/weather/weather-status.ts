import { WeatherStatus } from "@springtide/contracts";
import type { OrganisationStore, WeatherKind } from "@springtide/store";

/** How old each kind of weather may grow, hours: forecasts are run anew several times a day, the rest is fetched nightly. */
const FRESH_HOURS: Readonly<Record<WeatherKind, number>> = {
  history: 48,
  forecast: 24,
  ensemble: 24,
  "earlier-runs": 48,
};
const HOUR_MS = 3_600_000;

/** Since when something that was fetched is older than it should be; null while it is not. */
function staleSince(kind: WeatherKind, fetchedAt: string | null, now: Date): string | null {
  if (fetchedAt === null) return null;
  const staleAt = Date.parse(fetchedAt) + FRESH_HOURS[kind] * HOUR_MS;
  return staleAt < now.getTime() ? new Date(staleAt).toISOString() : null;
}

/** How far the weather of a shop is. */
export async function weatherStatus(store: OrganisationStore, shop: string, now: Date): Promise<WeatherStatus> {
  const standings = await store.connections.weatherStandings(shop);
  return WeatherStatus.parse({
    markets: standings.map(({ market, kind, fetchedAt, service, attribution, failedAt, failure }) => ({
      ...{ market, kind, fetchedAt, service, attribution, failedAt },
      staleSince: staleSince(kind, fetchedAt, now),
      failures: failure ?? [],
    })),
  });
}
