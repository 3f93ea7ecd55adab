import { ShopFile, resolveShop } from "@springtide/contracts";
import type { ContactHistory } from "@springtide/contracts";
import type { ShopImport } from "@springtide/store";

const FROM_MS = Date.UTC(2025, 0, 1);
const QUEUES = ["phone", "chat", "email", "social"];

/** Many days of quarter hours in four queues, each count naming the import it came with. */
export function largeImport(generation: number, days = 250): ShopImport {
  const shop = resolveShop(
    ShopFile.parse({
      springtide: 1,
      id: "large",
      name: `Generation ${generation}`,
      currency: "EUR",
      sites: [{ id: "main", zone: "Europe/Berlin", openingHours: { week: [{ days: "daily", hours: "00:00-24:00" }] } }],
      markets: [{ id: "home", latitude: 52.5, longitude: 13.4 }],
      queues: QUEUES.map((id) => ({ id, channel: "phone", target: { share: 0.8, within: "20s" }, aht: "5m" })),
    }),
  );
  const holidays = { customers: [], bySite: { main: [] } };
  return {
    shop,
    holidays,
    contacts: QUEUES.map((queue) => historyOf(queue, generation, days)),
    weather: [],
    report: null,
  };
}

function historyOf(queue: string, generation: number, days: number): ContactHistory {
  const quarters = days * 96;
  const filled = (value: number): Float64Array => new Float64Array(quarters).fill(value);
  return {
    queue,
    minutes: 15,
    startMs: Float64Array.from({ length: quarters }, (_, index) => FROM_MS + index * 900_000),
    offered: filled(generation),
    handled: filled(generation),
    abandoned: filled(0),
    ahtSeconds: filled(300 + generation),
  };
}
