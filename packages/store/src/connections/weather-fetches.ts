import { createHash } from "node:crypto";
import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";

export type WeatherKind = "history" | "forecast" | "ensemble" | "earlier-runs";

/** One question to a weather service and what came of it: an answer, or why there was none. */
export interface WeatherFetch {
  readonly market: string;
  readonly kind: WeatherKind;
  readonly fetchedAt: string;
  readonly service: string;
  readonly attribution: string;
  /** JSON; exactly one of the two is null. */
  readonly document: string | null;
  readonly failure: string | null;
}

/** What was answered, not yet trusted. */
export interface FetchedWeather {
  readonly market: string;
  readonly fetchedAt: string;
  readonly service: string;
  readonly attribution: string;
  readonly document: unknown;
}

/** How far the weather of one market is. */
export interface WeatherStanding {
  readonly market: string;
  readonly kind: WeatherKind;
  /** Of the newest answer; null if there was none. */
  readonly fetchedAt: string | null;
  readonly service: string;
  readonly attribution: string;
  /** Of the newest question, where that was not answered. */
  readonly failedAt: string | null;
  readonly failure: unknown;
}

/** Keeps what was fetched. A newer history or look back replaces the one before; every forecast stays, to learn how good it was. */
export async function insertWeatherFetches(
  database: Transaction<Tables>,
  shop: string,
  fetches: readonly WeatherFetch[],
): Promise<void> {
  for (const { market, kind, fetchedAt, service, attribution, document, failure } of fetches) {
    const before = database
      .deleteFrom("weather_fetches")
      .where("shop", "=", shop)
      .where("market", "=", market)
      .where("kind", "=", kind);
    if (document === null || kind === "forecast" || kind === "ensemble")
      await before.where("failure", "is not", null).execute();
    else await before.execute();
    await database
      .insertInto("weather_fetches")
      .values({
        ...{ shop, market, kind, service, attribution, document, failure },
        fetched_at: fetchedAt,
        document_hash: document === null ? null : createHash("sha256").update(document).digest("hex"),
      })
      .execute();
  }
}

/** The newest answer of each market. */
export async function selectNewestWeather(
  database: Transaction<Tables>,
  shop: string,
  kind: WeatherKind,
): Promise<FetchedWeather[]> {
  const rows = await database
    .selectFrom("weather_fetches")
    .distinctOn("market")
    .selectAll()
    .where("shop", "=", shop)
    .where("kind", "=", kind)
    .where("document", "is not", null)
    .orderBy("market")
    .orderBy("id", "desc")
    .execute();
  return rows.map(fetchedWeather);
}

/** Every forecast of a market that is kept, the newest first, `limit` at most. */
export async function selectForecastRuns(
  database: Transaction<Tables>,
  {
    shop,
    market,
    kind,
    limit,
  }: { readonly shop: string; readonly market: string; readonly kind: WeatherKind; readonly limit: number },
): Promise<FetchedWeather[]> {
  const rows = await database
    .selectFrom("weather_fetches")
    .selectAll()
    .where("shop", "=", shop)
    .where("market", "=", market)
    .where("kind", "=", kind)
    .where("document", "is not", null)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(fetchedWeather);
}

function fetchedWeather(row: {
  market: string;
  fetched_at: string;
  service: string;
  attribution: string;
  document: unknown;
}): FetchedWeather {
  const { market, service, attribution, document } = row;
  return { market, fetchedAt: row.fetched_at, service, attribution, document };
}

/** How far each kind of weather of each market is, without the weather. */
export async function selectWeatherStandings(database: Transaction<Tables>, shop: string): Promise<WeatherStanding[]> {
  const rows = await database
    .selectFrom("weather_fetches")
    .select(["market", "kind", "fetched_at", "service", "attribution", "failure"])
    .where("shop", "=", shop)
    .orderBy("market")
    .orderBy("kind")
    .orderBy("id", "desc")
    .execute();
  const standings = new Map<string, WeatherStanding>();
  for (const { market, kind, fetched_at: at, service, attribution, failure } of rows) {
    const known = standings.get(`${market} ${kind}`);
    if (known !== undefined && (known.fetchedAt !== null || failure !== null)) continue;
    const told = failure === null ? { fetchedAt: at } : { fetchedAt: null, failedAt: at, failure };
    standings.set(`${market} ${kind}`, {
      ...{ market, kind: weatherKind(kind), service, attribution, failedAt: null, failure: null },
      ...known,
      ...told,
    });
  }
  return [...standings.values()];
}

function weatherKind(text: string): WeatherKind {
  const kind = KINDS.find((known) => known === text);
  if (kind === undefined) throw new Error(`Weather of a kind that is not known: ${text}`);
  return kind;
}

const KINDS: readonly WeatherKind[] = ["history", "forecast", "ensemble", "earlier-runs"];
