import type { ImportReport } from "@springtide/contracts";
import { Shop, ShopHolidays } from "@springtide/contracts";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/** A shop as it was imported last. */
export interface StoredShop {
  readonly shop: Shop;
  readonly holidays: ShopHolidays;
  readonly importedAt: string;
  /** Changes whenever anything changes that a plan is computed from. */
  readonly inputsHash: string;
}

/** What a list of shops shows of one. */
export interface ShopSummary {
  readonly id: string;
  readonly organisation: number;
  readonly name: string;
  readonly currency: string;
  /** First day of its history; null if it has none. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly contacts: number;
  readonly inputsHash: string;
}

export async function upsertShop(database: Kysely<Tables>, shop: Shop, holidays: ShopHolidays): Promise<void> {
  const written = { definition: JSON.stringify(shop), holidays: JSON.stringify(holidays) };
  await database
    .insertInto("shops")
    .values({ id: shop.id, ...written, newest_import: null })
    .onConflict((conflict) => conflict.columns(["id", "organisation"]).doUpdateSet(written))
    .execute();
}

export interface ImportEntry {
  readonly shop: string;
  readonly importedAt: string;
  readonly report: ImportReport | null;
  readonly inputsHash: string;
}

/** Notes an import as the newest of its shop and gives back its number. */
export async function insertImport(database: Kysely<Tables>, entry: ImportEntry): Promise<number> {
  const { id } = await database
    .insertInto("imports")
    .values({
      shop: entry.shop,
      imported_at: entry.importedAt,
      report: JSON.stringify(entry.report),
      inputs_hash: entry.inputsHash,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await database.updateTable("shops").set({ newest_import: id }).where("id", "=", entry.shop).execute();
  return id;
}

export async function selectShop(database: Kysely<Tables>, id: string): Promise<StoredShop | null> {
  const row = await database
    .selectFrom("shops")
    .innerJoin("imports", "imports.id", "shops.newest_import")
    .select(["definition", "holidays", "imported_at", "inputs_hash"])
    .where("shops.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    shop: Shop.parse(row.definition),
    holidays: ShopHolidays.parse(row.holidays),
    importedAt: row.imported_at,
    inputsHash: row.inputs_hash,
  };
}

/** In order of their ids; of one shop only if its id is given. */
export async function selectSummaries(database: Kysely<Tables>, id: string | null = null): Promise<ShopSummary[]> {
  const { rows } = await sql<ShopSummary>`
    select shops.id, shops.organisation, definition ->> 'name' as name, definition ->> 'currency' as currency,
      min(day) as "firstDay", max(day) as "lastDay", coalesce(sum(contacts), 0) as contacts,
      imports.inputs_hash as "inputsHash"
    from shops
    join imports on imports.id = shops.newest_import
    left join contact_series on contact_series.shop = shops.id and contact_series.organisation = shops.organisation
    left join contact_days on contact_days.series = contact_series.id
    where ${id}::text is null or shops.id = ${id}::text
    group by shops.id, shops.organisation, imports.id
    order by shops.id, shops.organisation
  `.execute(database);
  return rows;
}
