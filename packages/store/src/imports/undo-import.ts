import { Refusal } from "@springtide/refusal";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { ImportOrigin } from "./replace-shop.ts";

/**
 * Takes the import that holds back: what it wrote is gone, what it closed holds again, bit by bit as before. The first import of a
 * shop taken back leaves no shop in the list. Call it inside a transaction.
 * @throws Refusal `no-such-import`, `import-undone`, `import-not-newest`, `import-not-kept`
 */
export async function undoImport(
  database: Kysely<Tables>,
  shop: string,
  importId: number,
  { at, who }: ImportOrigin,
): Promise<void> {
  await requireNewest(database, shop, importId);
  const earlier = await importBefore(database, shop, importId);
  // Series that it named first go with their days; in series that were there before, its own days go.
  await database.deleteFrom("contact_series").where("shop", "=", shop).where("import", "=", importId).execute();
  const ofShop = database.selectFrom("contact_series").select("id").where("shop", "=", shop);
  await database.deleteFrom("contact_days").where("series", "in", ofShop).where("from_import", "=", importId).execute();
  await database
    .updateTable("contact_days")
    .set({ until_import: null })
    .where("series", "in", ofShop)
    .where("until_import", "=", importId)
    .execute();
  await database.deleteFrom("weather_days").where("shop", "=", shop).where("from_import", "=", importId).execute();
  await database
    .updateTable("weather_days")
    .set({ until_import: null })
    .where("shop", "=", shop)
    .where("until_import", "=", importId)
    .execute();
  await database
    .updateTable("imports")
    .set({ undone_at: at, undone_by: who, series: null })
    .where("id", "=", importId)
    .execute();
  await database.updateTable("shops").set({ newest_import: earlier }).where("id", "=", shop).execute();
}

/** Keeps others from importing the shop until the transaction ends. */
async function requireNewest(database: Kysely<Tables>, shop: string, importId: number): Promise<void> {
  const held = await database
    .selectFrom("shops")
    .select("newest_import")
    .where("id", "=", shop)
    .forUpdate()
    .executeTakeFirst();
  const known = await database
    .selectFrom("imports")
    .select("undone_at")
    .where("shop", "=", shop)
    .where("id", "=", importId)
    .executeTakeFirst();
  if (held === undefined || known === undefined) throw noSuchImport(shop, importId);
  if (known.undone_at !== null)
    throw new Refusal({
      code: "import-undone",
      place: {},
      found: `import ${importId} of "${shop}", taken back at ${known.undone_at}`,
      rule: "an import is taken back once",
      remedy: "Nothing is left to do.",
    });
  if (held.newest_import !== importId)
    throw new Refusal({
      code: "import-not-newest",
      place: {},
      found: `import ${importId} of "${shop}", after which came import ${held.newest_import}`,
      rule: "imports are taken back one by one, the newest first",
      remedy: `Take back import ${held.newest_import} before it, or import the right files anew.`,
    });
}

/** The import that holds when this one is taken back; null where it was the first. */
async function importBefore(database: Kysely<Tables>, shop: string, importId: number): Promise<number | null> {
  const before = await database
    .selectFrom("imports")
    .select(["id", sql<boolean>`definition is not null`.as("kept")])
    .where("shop", "=", shop)
    .where("undone_at", "is", null)
    .where("id", "<", importId)
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (before === undefined) return null;
  if (before.kept) return before.id;
  throw new Refusal({
    code: "import-not-kept",
    place: {},
    found: `import ${before.id} of "${shop}" before it, which an earlier version of Springtide did not keep`,
    rule: "an import is taken back to what held before it",
    remedy: "Import the earlier files anew.",
  });
}

/** For somebody who may see the shop, or knows of none: the words are the same. */
export function noSuchImport(shop: string, importId: number): Refusal {
  return new Refusal({
    code: "no-such-import",
    place: {},
    found: `no import ${importId} of a shop "${shop}"`,
    rule: "an import is named by its shop and its number",
    remedy: "List the imports of the shop and take a number from there.",
  });
}
