import type { WeatherSettings } from "@springtide/contracts";
import type { WeatherService } from "@springtide/exchange";
import {
  fetchedStation,
  ghcnDaily,
  guardedFetch,
  openMeteo,
  openMeteoAccess,
  USUAL_PATIENCE,
} from "@springtide/exchange";
import type { ConnectionMeans } from "../connections/connection-means.ts";

/** The service that settings name, asked with patience and never at an address inside. */
export function weatherService(
  settings: WeatherSettings,
  { policy, now, random, wait }: ConnectionMeans,
  signal: AbortSignal,
): WeatherService {
  const patience = { ...USUAL_PATIENCE, ask: guardedFetch(policy), now, random, wait, signal };
  if (settings.service === "ghcn-daily")
    return ghcnDaily({ stations: new Map(Object.entries(settings.stations)), fileOf: fetchedStation(patience) });
  const { terms } = settings;
  const access = openMeteoAccess(
    {
      key: terms.kind === "key" ? terms.key : undefined,
      ownInstance: terms.kind === "own-instance" ? terms.address : undefined,
      nonCommercial: terms.kind === "non-commercial",
    },
    {},
  );
  return openMeteo({ access, patience });
}
