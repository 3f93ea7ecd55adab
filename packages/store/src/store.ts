import type { ContactHistory, ImportReport, WeatherDay } from "@springtide/contracts";
import type { Kysely } from "kysely";
import type { Tables } from "./database/tables.ts";
import { backupLines } from "./backup/write-backup.ts";
import type { OpenDatabase } from "./database/open-database.ts";
import { openDatabase } from "./database/open-database.ts";
import { migrate } from "./database/migrate.ts";
import type { HoldingServer } from "./folder/lock-file.ts";
import type { PlanInputs } from "./inputs-hash.ts";
import { inputsHash } from "./inputs-hash.ts";
import { deleteHistories, insertHistory, selectHistories } from "./repositories/contact-repository.ts";
import type { PlanEntry, StoredPlan } from "./repositories/plan-repository.ts";
import { insertPlan, selectNewestPlan, selectNewestPlanEntry } from "./repositories/plan-repository.ts";
import type { ShopSummary, StoredShop } from "./repositories/shop-repository.ts";
import { insertImport, selectShop, selectSummaries, upsertShop } from "./repositories/shop-repository.ts";
import { deleteWeather, insertWeather, selectWeather } from "./repositories/weather-repository.ts";

/** A shop with all that was read of it. */
export interface ShopImport extends PlanInputs {
  /** What the reader of the contact file had to say; null where there was no file. */
  readonly report: ImportReport | null;
}

/** What Springtide keeps: shops, their histories and their plans. */
export interface Store {
  /** Writes a shop, or replaces what is stored of it, in one transaction: after a crash all of it is there or none. */
  importShop(shop: ShopImport): Promise<void>;
  /** Several shops in one transaction. */
  importShops(shops: readonly ShopImport[]): Promise<void>;
  /** In order of their ids. */
  listShops(): Promise<ShopSummary[]>;
  /** What the list says of one shop. */
  summary(id: string): Promise<ShopSummary | null>;
  shop(id: string): Promise<StoredShop | null>;
  /** Exactly the histories that were imported last, in their order. */
  history(id: string): Promise<ContactHistory[]>;
  /** In order of market, then day. */
  weather(id: string): Promise<WeatherDay[]>;
  /** Keeps a plan, as JSON, under the hash of what it was computed from; gives back its version. */
  savePlan(id: string, planJson: string, inputsHash: string): Promise<number>;
  newestPlan(id: string): Promise<StoredPlan | null>;
  /** The newest plan's version and origin, without the plan. */
  newestPlanEntry(id: string): Promise<PlanEntry | null>;
  /** Everything that is stored, as of one instant, in lines that `restoreStore` reads once they are packed by gzip. */
  backup(): AsyncIterable<string>;
  /** Lets those who find the folder held know where to ask instead; a database server needs no such word. */
  announce(server: HoldingServer): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** Where the embedded database is kept; not touched where there is an address. */
  readonly folder: string;
  /** Address of a database on a PostgreSQL server, which then holds everything; DATABASE_URL of the command line. */
  readonly databaseUrl?: string | null | undefined;
  /** What time it is, for the dates kept with imports and plans. */
  readonly now: () => Date;
}

/**
 * Opens the store: on a PostgreSQL server where an address is given, with as many other processes as like; else in a folder,
 * for this process alone. A new folder takes some seconds.
 * @throws Refusal `data-folder-not-writable`, `data-folder-in-use`, `data-newer`, `database-unreachable`,
 * `database-no-entry`, `database-missing`, `database-too-old`, `database-not-allowed`
 */
export async function openStore({ folder, databaseUrl = null, now }: StoreOptions): Promise<Store> {
  const opened = await openDatabase({ folder, databaseUrl, now });
  try {
    await migrate(opened.database, opened.where);
    return storeOn(opened, now);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

function storeOn({ database, announce, close }: OpenDatabase, now: () => Date): Store {
  const importShops = (shops: readonly ShopImport[]): Promise<void> =>
    database.transaction().execute(async (transaction) => {
      // Every transaction takes its shops in the same order, so that two of them never wait for each other.
      for (const shop of [...shops].sort((a, b) => (a.shop.id < b.shop.id ? -1 : 1)))
        await replaceShop(transaction, shop, now().toISOString());
    });
  return {
    importShop: (shop) => importShops([shop]),
    importShops,
    listShops: () => selectSummaries(database),
    summary: async (id) => (await selectSummaries(database, id))[0] ?? null,
    shop: (id) => selectShop(database, id),
    history: (id) => selectHistories(database, id),
    weather: (id) => selectWeather(database, id),
    savePlan: (id, json, hash) =>
      database
        .transaction()
        .execute((transaction) =>
          insertPlan(transaction, id, { json, inputsHash: hash, savedAt: now().toISOString() }),
        ),
    newestPlan: (id) => selectNewestPlan(database, id),
    newestPlanEntry: (id) => selectNewestPlanEntry(database, id),
    backup: () => backupLines(database, now().toISOString()),
    announce,
    close,
  };
}

async function replaceShop(database: Kysely<Tables>, imported: ShopImport, importedAt: string): Promise<void> {
  const { shop, holidays, contacts, weather, report } = imported;
  await upsertShop(database, shop, holidays);
  await deleteHistories(database, shop.id);
  await deleteWeather(database, shop.id);
  const importId = await insertImport(database, {
    shop: shop.id,
    importedAt,
    report,
    inputsHash: inputsHash(imported),
  });
  for (const [position, history] of contacts.entries()) {
    const zone = shop.queues.find((queue) => queue.id === history.queue)?.zone ?? shop.zone;
    await insertHistory(database, { shop: shop.id, importId, position, zone }, history);
  }
  await insertWeather(database, shop.id, weather);
}
