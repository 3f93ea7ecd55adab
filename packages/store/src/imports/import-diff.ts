import { isDeepStrictEqual } from "node:util";
import type { ImportDiff } from "@springtide/contracts";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import { selectWeather } from "../repositories/weather-repository.ts";
import { marksOf, selectMarks, zoneOfQueue } from "./day-marks.ts";
import { contactChanges, weatherChanges } from "./import-changes.ts";
import type { ShopImport } from "./replace-shop.ts";
import { noSuchImport } from "./undo-import.ts";

type Described = Pick<ShopImport, "shop" | "holidays">;

/** What an import would change, without writing anything. */
export async function importPreview(database: Kysely<Tables>, imported: ShopImport): Promise<ImportDiff> {
  const { shop, contacts, weather } = imported;
  const newest = await newestImport(database, shop.id);
  const before = newest === null ? [] : await selectMarks(database, shop.id, newest);
  const stored = newest === null ? null : await describedBy(database, shop.id, newest);
  const marks = contacts.flatMap((history) => marksOf(history, zoneOfQueue(shop, history.queue)));
  return {
    ...describedChanges(stored, imported),
    contactDays: contactChanges(before, marks),
    weatherDays: weatherChanges(await selectWeather(database, shop.id, newest ?? 0), weather).counts,
  };
}

/**
 * What differs between the states that two imports of a shop left; with null for the first, everything is new.
 * @throws Refusal `no-such-import` for one that is not there, was undone, or was not kept
 */
export async function importDifference(
  database: Kysely<Tables>,
  shop: string,
  from: number | null,
  to: number,
): Promise<ImportDiff> {
  const [before, after] = [from ?? 0, to];
  const earlier = from === null ? null : await describedBy(database, shop, from);
  const later = await describedBy(database, shop, to);
  return {
    ...describedChanges(earlier, later),
    contactDays: contactChanges(await selectMarks(database, shop, before), await selectMarks(database, shop, after)),
    weatherDays: weatherChanges(await selectWeather(database, shop, before), await selectWeather(database, shop, after))
      .counts,
  };
}

/**
 * What differs between an import and the one before it.
 * @throws Refusal `no-such-import`
 */
export async function importChanges(database: Kysely<Tables>, shop: string, importId: number): Promise<ImportDiff> {
  const before = await database
    .selectFrom("imports")
    .select("id")
    .where("shop", "=", shop)
    .where("id", "<", importId)
    .where("undone_at", "is", null)
    .where("definition", "is not", null)
    .orderBy("id", "desc")
    .executeTakeFirst();
  return importDifference(database, shop, before?.id ?? null, importId);
}

function describedChanges(
  before: Readonly<Record<keyof Described, unknown>> | null,
  after: Readonly<Record<keyof Described, unknown>>,
): Pick<ImportDiff, "shopChanged" | "holidaysChanged"> {
  const differs = (part: keyof Described): boolean =>
    before === null || !isDeepStrictEqual(plain(before[part]), plain(after[part]));
  return { shopChanged: differs("shop"), holidaysChanged: differs("holidays") };
}

/** As it comes back from the store: without what is not defined. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

async function newestImport(database: Kysely<Tables>, shop: string): Promise<number | null> {
  const row = await database.selectFrom("shops").select("newest_import").where("id", "=", shop).executeTakeFirst();
  return row?.newest_import ?? null;
}

/** @throws Refusal `no-such-import` */
async function describedBy(
  database: Kysely<Tables>,
  shop: string,
  importId: number,
): Promise<Readonly<Record<keyof Described, unknown>>> {
  const row = await database
    .selectFrom("imports")
    .select(["definition as shop", "holidays"])
    .where("shop", "=", shop)
    .where("id", "=", importId)
    .where("undone_at", "is", null)
    .where("definition", "is not", null)
    .executeTakeFirst();
  if (row === undefined) throw noSuchImport(shop, importId);
  return row;
}
