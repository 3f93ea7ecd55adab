import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Shop } from "@springtide/contracts";
import { ContactMapping } from "@springtide/contracts";
import type { Finding } from "@springtide/refusal";
import { Refusal } from "@springtide/refusal";
import { readContacts, shopFromText } from "@springtide/exchange";
import type { ContactsRead, ContactsRequest } from "@springtide/exchange";
import { temporaryFolder } from "../../../test/temporary-folders.ts";

export async function pathFor(name: string): Promise<string> {
  return join(await temporaryFolder("contacts"), name);
}

interface ShopOptions {
  readonly zone?: string;
  readonly interval?: string;
  readonly hours?: string;
  readonly onHolidays?: "open" | "closed";
  readonly queues?: readonly string[];
}

/** A shop in Berlin that is open day and night, with the queues phone and chat, unless told otherwise. */
export function shopWith(options: ShopOptions = {}): Shop {
  const { zone = "Europe/Berlin", interval = "15m", hours = "00:00-24:00", onHolidays = "open" } = options;
  const queues = options.queues ?? ["phone", "chat"];
  return shopFromText(
    `
springtide: 1
id: shop
name: Shop
currency: EUR
interval: ${interval}
sites:
  - id: main
    zone: ${zone}
    country: DE
    openingHours: { onHolidays: ${onHolidays}, week: [{ days: daily, hours: "${hours}" }] }
markets: [{ id: home, latitude: 52, longitude: 13 }]
queues:
${queues.map((id) => `  - { id: ${id}, channel: phone, aht: 300s, target: { share: 80%, within: 20s } }`).join("\n")}
`,
    "shop.yaml",
  );
}

type Options = Partial<Omit<ContactsRequest, "path" | "mapping">> & {
  readonly mapping?: Parameters<typeof ContactMapping.parse>[0];
  readonly name?: string;
};

let files = 0;

/** Writes the content to a file and reads it as contacts. */
export async function readText(content: string | Uint8Array, options: Options = {}): Promise<ContactsRead> {
  const { mapping, name, shop = shopWith(), ...rest } = options;
  files += 1;
  const path = await pathFor(name ?? `contacts-${files}.csv`);
  await writeFile(path, content);
  return readContacts({ path, shop, mapping: mapping === undefined ? null : ContactMapping.parse(mapping), ...rest });
}

/** The findings with which a file is refused. */
export async function findingsOf(content: string | Uint8Array, options: Options = {}): Promise<readonly Finding[]> {
  return (await refusalOf(content, options)).findings;
}

export async function refusalOf(content: string | Uint8Array, options: Options = {}): Promise<Refusal> {
  try {
    await readText(content, options);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error("The file was not refused.");
}

/** Starts as UTC text and contacts: what most tests look at. */
export function countsOf(read: ContactsRead, queue = "phone"): [string, number][] {
  const history = read.histories.find((one) => one.queue === queue);
  if (history === undefined) return [];
  return Array.from(history.startMs, (ms, at) => [new Date(ms).toISOString(), history.offered[at] ?? Number.NaN]);
}
