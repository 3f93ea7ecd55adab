import type { CivilDay } from "@springtide/calendar";
import type { BacktestReport, Shop, WeatherDay } from "@springtide/contracts";
import type { WeatherEnsemble, WeatherSeries } from "@springtide/forecast";
import { issuedEnsemble, learnClimatology } from "@springtide/forecast";
import { weatherColumns } from "../triggers/weather-columns.ts";

/** Days ahead that a weather forecast says anything about. */
const FORECAST_DAYS = 15;
const MEMBERS = 50;
/** An archived forecast that is older than this says nothing that the record does not. */
const FRESH_DAYS = 3;

/** Weather forecasts of the past by market, where somebody kept them. */
export type WeatherArchive = ReadonlyMap<string, readonly WeatherEnsemble[]>;

/** What the weather services had said by the evening before an origin, by market. */
export type WeatherAtOrigin = (origin: CivilDay) => ReadonlyMap<string, WeatherEnsemble>;

/**
 * Weather forecasts as they stood at each origin: those of the archive, and where a market has none from the days before the
 * origin, one made of the weather that came and a seeded error that grows with the lead (`issuedEnsemble`), the first `knownDays`
 * without error. Markets without weather have none.
 */
export function weatherAtOrigins(request: {
  readonly shop: Shop;
  readonly weather: readonly WeatherDay[];
  readonly archive: WeatherArchive;
  readonly knownDays: number;
}): WeatherAtOrigin {
  const { shop, weather, archive, knownDays } = request;
  const records = new Map<string, WeatherSeries>();
  for (const { id } of shop.markets) {
    const record = weatherColumns(weather, id, Infinity);
    if (record !== null) records.set(id, record);
  }
  return (origin) =>
    new Map(
      [...records].flatMap(([market, record]): [string, WeatherEnsemble][] => {
        const kept = knownDays > 0 ? undefined : latest(archive.get(market) ?? [], origin);
        if (kept !== undefined) return [[market, kept]];
        const reaches = record.firstDay + record.maxC.length > origin && record.firstDay < origin;
        return reaches ? [[market, standIn(record, origin, knownDays, shop.plan.seed)]] : [];
      }),
    );
}

/**
 * What the report says of the weather its forecasts knew.
 * @param reachDays days ahead of which the weather was foreseen at all
 */
export function weatherWords(
  request: {
    readonly weather: readonly WeatherDay[];
    readonly archive: WeatherArchive;
    readonly knownDays: number;
  },
  reachDays: number = FORECAST_DAYS,
): BacktestReport["weather"] {
  const { weather, archive, knownDays } = request;
  if (weather.length === 0)
    return { basis: "none", knownDays: 0, words: "No weather was given: no forecast knew any." };
  if (knownDays > 0)
    return {
      basis: "known",
      knownDays,
      words: `Perfect foresight: each forecast knew the weather of its first ${knownDays} days as it came. No forecast made in earnest knows that; read the figures as a bound.`,
    };
  const error = `the weather that came with a seeded error that grows with the lead (about 1.6 °C after one day, 3.3 °C after five; nothing known after ${reachDays} days)`;
  if ([...archive.values()].some((issues) => issues.length > 0))
    return {
      basis: "archived",
      knownDays: 0,
      words: `Weather forecasts are those that were archived; where none was, each forecast knew ${error}.`,
    };
  return {
    basis: "as-issued",
    knownDays: 0,
    words: `No weather forecasts were archived: each forecast knew ${error}.`,
  };
}

function latest(issues: readonly WeatherEnsemble[], origin: CivilDay): WeatherEnsemble | undefined {
  return issues
    .filter(({ issuedOn }) => issuedOn < origin && issuedOn >= origin - FRESH_DAYS)
    .toSorted((a, b) => b.issuedOn - a.issuedOn)[0];
}

function standIn(record: WeatherSeries, origin: CivilDay, knownDays: number, seed: number): WeatherEnsemble {
  return issuedEnsemble({
    weather: record,
    usual: learnClimatology(record, origin),
    issuedOn: origin - 1,
    days: Math.max(FORECAST_DAYS, knownDays),
    knownDays,
    members: MEMBERS,
    seed,
  });
}
