import type { WeatherDay } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { ghcnDays } from "./ghcn-days.ts";
import type { WeatherPlace, WeatherService } from "../weather-service.ts";

const NAME = "NOAA GHCN-Daily";
const ATTRIBUTION =
  "Weather observations: NOAA National Centers for Environmental Information, Global Historical Climatology Network - Daily (GHCN-Daily), Version 3.";

/** Which station stands for each market, and how the text of its by-station file is had: from the service, or anywhere else. */
interface GhcnOptions {
  readonly stations: ReadonlyMap<string, string>;
  /** @throws Refusal where it cannot be had */
  readonly fileOf: (station: string) => Promise<string>;
}

/** Observations of weather stations by day, as NOAA collects them; it forecasts nothing. */
export function ghcnDaily({ stations, fileOf }: GhcnOptions): WeatherService {
  return {
    name: NAME,
    attribution: ATTRIBUTION,
    offers: new Set(),
    async dailyHistory(place, from, to): Promise<readonly WeatherDay[]> {
      const station = stationOf(stations, place);
      const days = ghcnDays(await fileOf(station), { station, market: place.market });
      return days.filter(({ day }) => day >= from && day <= to);
    },
    forecast: () => Promise.reject(notOffered("forecasts")),
    ensemble: () => Promise.reject(notOffered("ensembles")),
    previousRuns: () => Promise.reject(notOffered("earlier forecasts")),
  };
}

/** Letters and digits only: the id becomes part of an address or a path. */
const STATION = /^[A-Z]{2}[A-Z0-9_-]{9}$/;

function stationOf(stations: ReadonlyMap<string, string>, { market }: WeatherPlace): string {
  const station = stations.get(market);
  if (station !== undefined && STATION.test(station)) return station;
  throw new Refusal({
    code: "weather-no-station",
    place: {},
    found: station === undefined ? `no station for market ${market}` : JSON.stringify(station),
    rule: "a market's weather is that of one station, by its id of eleven letters and digits",
    remedy: "Name the station nearest to the customers, such as USW00094728 for New York Central Park.",
  });
}

function notOffered(what: string): Refusal {
  return new Refusal({
    code: "weather-not-offered",
    place: {},
    found: `a question for ${what}`,
    rule: `${NAME} has observations alone`,
    remedy: "Take forecasts from Open-Meteo, or give a forecast file.",
  });
}
