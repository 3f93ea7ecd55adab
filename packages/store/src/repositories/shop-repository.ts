import { Shop, ShopHolidays } from "@springtide/contracts";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { connectedHash } from "../connections/connected-hash.ts";
import type { Tables } from "../database/tables.ts";

/** A shop as it was imported last. */
export interface StoredShop {
  readonly shop: Shop;
  readonly holidays: ShopHolidays;
  readonly importedAt: string;
  /** Number of that import: what is read as of it belongs together. */
  readonly importId: number;
  /** Changes whenever anything changes that a plan is computed from. */
  readonly inputsHash: string;
}

/** Which shop, and what its plan would be made from. */
export interface ShopInputs {
  readonly id: string;
  readonly organisation: number;
  readonly inputsHash: string;
}

/** What a list of shops shows of one. */
export interface ShopSummary extends ShopInputs {
  readonly name: string;
  readonly currency: string;
  /** First day of its history; null if it has none. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly contacts: number;
}

/** Makes a shop known if it is not, and keeps others from importing it until the transaction ends. */
export async function holdShop(database: Kysely<Tables>, id: string): Promise<number | null> {
  const { newest_import } = await database
    .insertInto("shops")
    .values({ id, newest_import: null })
    .onConflict((conflict) =>
      conflict.columns(["id", "organisation"]).doUpdateSet({ newest_import: sql`shops.newest_import` }),
    )
    .returning("newest_import")
    .executeTakeFirstOrThrow();
  return newest_import;
}

export async function selectShop(database: Kysely<Tables>, id: string): Promise<StoredShop | null> {
  const row = await database
    .selectFrom("shops")
    .innerJoin("imports", "imports.id", "shops.newest_import")
    .select(["imports.id", "definition", "holidays", "imported_at"])
    .select(sql<string>`inputs_hash || ${connectedHash}`.as("inputs_hash"))
    .where("shops.id", "=", id)
    .executeTakeFirst();
  if (row === undefined) return null;
  return {
    shop: Shop.parse(row.definition),
    holidays: ShopHolidays.parse(row.holidays),
    importedAt: row.imported_at,
    importId: row.id,
    inputsHash: row.inputs_hash,
  };
}

/** In order of their ids; of one shop only if its id is given. */
export async function selectSummaries(database: Kysely<Tables>, id: string | null = null): Promise<ShopSummary[]> {
  const { rows } = await sql<ShopSummary>`
    select shops.id, shops.organisation, definition ->> 'name' as name, definition ->> 'currency' as currency,
      min(day) as "firstDay", max(day) as "lastDay", coalesce(sum(contacts), 0) as contacts,
      imports.inputs_hash || ${connectedHash} as "inputsHash"
    from shops
    join imports on imports.id = shops.newest_import
    left join contact_series on contact_series.shop = shops.id and contact_series.organisation = shops.organisation
    left join contact_days on contact_days.series = contact_series.id and until_import is null
    where ${id}::text is null or shops.id = ${id}::text
    group by shops.id, shops.organisation, imports.id
    order by shops.id, shops.organisation
  `.execute(database);
  return rows;
}

export async function selectShopInputs(database: Kysely<Tables>): Promise<ShopInputs[]> {
  const { rows } = await sql<ShopInputs>`
    select shops.id, shops.organisation, imports.inputs_hash || ${connectedHash} as "inputsHash"
    from shops join imports on imports.id = shops.newest_import
    order by shops.id, shops.organisation`.execute(database);
  return rows;
}
