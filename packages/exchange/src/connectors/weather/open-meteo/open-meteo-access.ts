import type { Place } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";

/** On which terms Open-Meteo is used: its free service is for non-commercial use alone. */
export type OpenMeteoAccess =
  | { readonly terms: "key"; readonly key: string }
  | { readonly terms: "own-instance"; readonly address: string }
  | { readonly terms: "non-commercial" };

/** What Open-Meteo can be asked for; each is an address of its own. */
export type OpenMeteoProduct = "forecast" | "archive" | "ensemble" | "previous-runs";

const HOSTS: Readonly<Record<OpenMeteoProduct, string>> = {
  forecast: "api",
  archive: "archive-api",
  ensemble: "ensemble-api",
  "previous-runs": "previous-runs-api",
};
const PATHS: Readonly<Record<OpenMeteoProduct, string>> = {
  forecast: "v1/forecast",
  archive: "v1/archive",
  ensemble: "v1/ensemble",
  "previous-runs": "v1/forecast",
};

/** Where one product is asked for, with the key where there is one: never to be shown. */
export function openMeteoAddress(access: OpenMeteoAccess, product: OpenMeteoProduct): URL {
  const home =
    access.terms === "own-instance"
      ? access.address.replace(/\/*$/, "/")
      : `https://${access.terms === "key" ? "customer-" : ""}${HOSTS[product]}.open-meteo.com/`;
  const url = new URL(PATHS[product], home);
  if (access.terms === "key") url.searchParams.set("apikey", access.key);
  return url;
}

/**
 * The terms that somebody stated.
 * @throws Refusal `weather-terms` where none, or more than one, is stated
 */
export function openMeteoAccess(
  stated: {
    readonly key?: string | undefined;
    readonly ownInstance?: string | undefined;
    readonly nonCommercial: boolean;
  },
  place: Place,
): OpenMeteoAccess {
  const { key, ownInstance, nonCommercial } = stated;
  const count = [key !== undefined, ownInstance !== undefined, nonCommercial].filter(Boolean).length;
  if (count === 1 && key !== undefined) return { terms: "key", key };
  if (count === 1 && ownInstance !== undefined) return { terms: "own-instance", address: ownInstance };
  if (count === 1) return { terms: "non-commercial" };
  throw new Refusal({
    code: "weather-terms",
    place,
    found: count === 0 ? "no word on the terms of use" : "more than one of key, own instance and non-commercial use",
    rule: "Open-Meteo's free service is for non-commercial use; others have a key or run an instance of their own",
    remedy: "Give the key, give the address of your own instance, or state that the use is non-commercial.",
  });
}
