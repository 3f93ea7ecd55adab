import type { ContactHistory, Shop, ShopHolidays, WeatherDay } from "@springtide/contracts";
import { ShopFile, resolveShop } from "@springtide/contracts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ShopImport } from "@springtide/store";

/** The smallest shop with two queues. */
export function smallShop(id = "lamps", zone = "Europe/Berlin", more: Readonly<Record<string, unknown>> = {}): Shop {
  const queue = { target: { share: "80%", within: "20s" }, aht: "5m" };
  return resolveShop(
    ShopFile.parse({
      springtide: 1,
      id,
      name: `The ${id} shop`,
      currency: "EUR",
      sites: [{ id: "main", zone, openingHours: { week: [{ days: "mon-sat", hours: "08:00-20:00" }] } }],
      markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
      queues: [
        { id: "phone", channel: "phone", ...queue },
        { id: "email", channel: "email", ...queue },
      ],
      ...more,
    }),
  );
}

export const NO_HOLIDAYS: ShopHolidays = {
  customers: [{ day: "2026-12-25", name: "Christmas" }],
  bySite: { main: [] },
};

/** A history from its starts; what is not given is not known. */
export function historyFrom(
  queue: string,
  minutes: ContactHistory["minutes"],
  startMs: readonly number[],
  offered: readonly number[] = startMs.map((_, index) => index % 50),
): ContactHistory {
  const unknown = () => new Float64Array(startMs.length).fill(Number.NaN);
  return {
    queue,
    minutes,
    startMs: Float64Array.from(startMs),
    offered: Float64Array.from(offered),
    handled: unknown(),
    abandoned: unknown(),
    ahtSeconds: unknown(),
  };
}

export function shopImport(shop: Shop, contacts: ContactHistory[], weather: WeatherDay[] = []): ShopImport {
  return { shop, holidays: NO_HOLIDAYS, contacts, weather, report: null };
}

/** A folder that is gone after the test. */
export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), "springtide-store-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
