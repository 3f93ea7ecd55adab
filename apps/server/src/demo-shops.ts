import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { holidaysOfShop, readContacts, readShop, readWeather } from "@springtide/exchange";
import type { ContactHistory } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { OrganisationStore, ShopImport } from "@springtide/store";
import { coveredYears } from "@springtide/season/service";

/**
 * Reads every demo shop of a folder into a store that has no shop yet: all of them or, after a crash, none. One that
 * cannot be read is named in the log and left out.
 */
export async function importDemoShops(
  store: OrganisationStore,
  folder: string,
  log: (line: string) => void,
): Promise<void> {
  if ((await store.shopInputs()).length > 0) return;
  const shops: ShopImport[] = [];
  for (const shopFolder of await shopFolders(folder)) {
    log(`Reading ${shopFolder}`);
    try {
      shops.push(await readDemoShop(shopFolder));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log(`${shopFolder} is left out: ${error.message}`);
    }
  }
  if (shops.length > 0) await store.importShops(shops);
}

/** Folders of the demo shops, in the order of their names. */
export async function shopFolders(folder: string): Promise<string[]> {
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name))
    .filter((path) => existsSync(join(path, "shop.yaml")))
    .sort();
}

/** A demo shop with its past. @throws Refusal with what is wrong in its files */
export async function readDemoShop(folder: string): Promise<ShopImport> {
  const shop = await readShop(join(folder, "shop.yaml"));
  const contactsPath = fileIn(folder, "contacts.csv");
  const { histories, report }: { histories: ContactHistory[]; report: ShopImport["report"] } =
    contactsPath === null
      ? { histories: [], report: null }
      : await readContacts({ path: contactsPath, shop, mapping: shop.contacts });
  const weatherPath = fileIn(folder, "weather.csv");
  const weather = weatherPath === null ? [] : await readWeather({ path: weatherPath, shop });
  return { shop, holidays: holidaysOfShop(shop, coveredYears(shop, histories)), contacts: histories, weather, report };
}

/** The file, plain or compressed; null if there is neither. */
function fileIn(folder: string, name: string): string | null {
  return [name, `${name}.gz`].map((each) => join(folder, each)).find((path) => existsSync(path)) ?? null;
}
