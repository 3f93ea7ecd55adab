import type { AuditNote, WeatherSettingsView } from "@springtide/contracts";
import { WeatherSettings } from "@springtide/contracts";
import { checkedAddress } from "@springtide/exchange";
import type { AddressPolicy } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { OrganisationStore } from "@springtide/store";
import { settingsNote } from "../connections/settings-note.ts";

const KIND = "weather";

/** What an organisation set; null before it did. */
export async function weatherSettings(store: OrganisationStore): Promise<WeatherSettings | null> {
  return WeatherSettings.nullable().parse(await store.connections.settings(KIND));
}

/**
 * Sets where weather comes from. A key that is left out is the one that is stored.
 * @throws Refusal `weather-terms` for a key that was never given; `address-not-allowed` for an own instance that may not be called
 */
export async function changeWeatherSettings(
  store: OrganisationStore,
  asked: WeatherSettings,
  { policy, who }: { readonly policy: AddressPolicy; readonly who: AuditNote["who"] },
): Promise<WeatherSettings> {
  const stored = await weatherSettings(store);
  const settings = withStoredKey(asked, stored);
  if (settings.service === "open-meteo" && settings.terms.kind === "own-instance")
    checkedAddress(settings.terms.address, policy, { field: "/terms/address" });
  const [before, after] = [stored, settings].map((each) => weatherSettingsView(each, null).settings);
  const note = settingsNote(who, KIND, { before: before ?? null, after: after ?? null });
  await store.connections.changeSettings(KIND, settings, note);
  return settings;
}

function withStoredKey(asked: WeatherSettings, stored: WeatherSettings | null): WeatherSettings {
  if (asked.service !== "open-meteo" || asked.terms.kind !== "key" || asked.terms.key !== undefined) return asked;
  const key = stored?.service === "open-meteo" && stored.terms.kind === "key" ? stored.terms.key : undefined;
  if (key !== undefined) return { ...asked, terms: { kind: "key", key } };
  throw new Refusal({
    code: "weather-terms",
    place: { field: "/terms/key" },
    found: "no key, and none is stored",
    rule: "a customer of Open-Meteo is known by the key",
    remedy: "Give the key, or choose other terms.",
  });
}

const TERMS_OF_USE =
  "Open-Meteo's free service is for non-commercial use: a business gives the key of its account or the address of an own instance. Its data are CC BY 4.0; the attribution is shown with them. NOAA's daily observations are free for everyone, and are no forecasts.";

/** What may be shown of the settings: of a key no more than its last two letters. */
export function weatherSettingsView(settings: WeatherSettings | null, attribution: string | null): WeatherSettingsView {
  if (settings === null || settings.service === "ghcn-daily")
    return { settings, attribution, termsOfUse: TERMS_OF_USE };
  const { terms, ...rest } = settings;
  const shown = terms.kind === "key" ? { kind: "key" as const, keyShown: `••••${(terms.key ?? "").slice(-2)}` } : terms;
  return { settings: { ...rest, terms: shown }, attribution, termsOfUse: TERMS_OF_USE };
}
