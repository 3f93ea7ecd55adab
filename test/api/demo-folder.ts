import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const SHOP = `springtide: 1
id: lamps
name: Lamp shop
currency: EUR
sites: [{ id: main, zone: Europe/Berlin, openingHours: { week: [{ days: mon-fri, hours: 08:00-18:00 }] } }]
markets: [{ id: home, latitude: 52.5, longitude: 13.4 }]
queues: [{ id: phone, channel: phone, target: { share: 80%, within: 20s }, aht: 5m }]
plan: { horizon: 4w }
`;
const CONTACTS = `interval_start,queue,offered
2026-06-01T08:00:00+02:00,phone,12
2026-06-01T08:15:00+02:00,phone,9
2026-06-02T08:00:00+02:00,phone,4
`;

export interface DemoFolder {
  /** Folder with demo shops: lamps, readable, and broken, not. */
  readonly demo: string;
  /** An empty data folder. */
  readonly data: string;
  /** A built page, as far as the server is concerned. */
  readonly page: string;
  remove(): Promise<void>;
}

/** Everything a server is started with, made small, in a folder of its own. */
export async function demoFolder(): Promise<DemoFolder> {
  const root = await mkdtemp(join(tmpdir(), "springtide-api-"));
  const [demo, data, page] = [join(root, "demo"), join(root, "data"), join(root, "page")];
  for (const folder of ["lamps", "broken", "not-a-shop"]) await mkdir(join(demo, folder), { recursive: true });
  await writeFile(join(demo, "lamps", "shop.yaml"), SHOP);
  await writeFile(join(demo, "lamps", "contacts.csv.gz"), gzipSync(CONTACTS));
  await writeFile(join(demo, "broken", "shop.yaml"), SHOP.replace("currency", "curency"));
  await mkdir(join(page, "assets"), { recursive: true });
  await writeFile(join(page, "index.html"), "<!doctype html><title>Springtide</title>");
  await writeFile(join(page, "partner.html"), "<!doctype html><title>Springtide</title><script>asked = true;</script>");
  await writeFile(join(page, "assets", "index-3f9a.js"), "export {};");
  await writeFile(join(page, "assets", "index-3f9a.js.br"), brotliCompressSync("export {};"));
  return { demo, data, page, remove: () => rm(root, { recursive: true, force: true }) };
}
