import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const SHOP = `springtide: 1
id: lamps
name: Lamps
currency: EUR
interval: 60m
sites: [{ id: berlin, zone: Europe/Berlin, country: DE, openingHours: { week: [{ days: daily, hours: "00:00-24:00" }] } }]
markets: [{ id: home, latitude: 52.5, longitude: 13.4, country: DE }]
queues:
  - { id: phone, channel: phone, aht: 300s, target: { share: 80%, within: 20s } }
teams:
  - { id: desk, serves: [phone], costPerHour: 20, roster: [{ days: daily, from: "08:00", to: "18:00", heads: 3 }] }
plan: { horizon: 14d, paths: 20 }
`;

/** Forty days of a small shop, hour by hour: 1 March to 9 April 2026, one of them of 23 hours. */
export function contactRows(): string[] {
  const firstMs = Date.UTC(2026, 1, 28, 23);
  const rows: string[] = [];
  for (let hour = 0; hour < 40 * 24 - 1; hour += 1)
    rows.push(`${new Date(firstMs + hour * 3_600_000).toISOString()},phone,${3 + (hour % 5)}`);
  return rows;
}

export const HEADER = "interval_start,queue,offered";

/** A folder with a shop and its past, and how to be rid of it. */
export async function smallFiles(rows: readonly string[] = contactRows()): Promise<{
  readonly folder: string;
  readonly shop: string;
  readonly contacts: string;
  readonly out: string;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "springtide-cli-"));
  const shop = join(folder, "shop.yaml");
  const contacts = join(folder, "contacts.csv");
  await writeFile(shop, SHOP);
  await writeFile(contacts, `${[HEADER, ...rows].join("\n")}\n`);
  return {
    folder,
    shop,
    contacts,
    out: join(folder, "plan"),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
