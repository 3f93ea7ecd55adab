import { ShopFile } from "../src/index.ts";

/** A shop file as parsed YAML gives it: small, whole, and ours to break. */
export function smallShopSource(): Record<string, unknown> {
  return {
    springtide: 1,
    id: "lamps",
    name: "Lamps",
    currency: "EUR",
    sites: [{ id: "berlin", zone: "Europe/Berlin", country: "DE", subdivision: "BE", openingHours: hours() }],
    markets: [{ id: "germany", latitude: 52.5, longitude: 13.4, country: "DE" }],
    queues: [{ id: "phone", channel: "phone", target: { share: "80%", within: "20s" }, aht: "5m" }],
  };
}

/** The same, parsed, with some of it replaced. */
export function smallShop(change: Record<string, unknown> = {}): ShopFile {
  return ShopFile.parse({ ...smallShopSource(), ...change });
}

export function hours(text: unknown = "08:00-18:00"): Record<string, unknown> {
  return { week: [{ days: "mon-fri", hours: text }] };
}
