import type { ContactHistory, ImportReport } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { PlanInputs } from "../inputs-hash.ts";
import { inputsHash } from "../inputs-hash.ts";
import { closeDays, insertHistoryDays, seriesFor } from "../repositories/contact-repository.ts";
import { holdShop } from "../repositories/shop-repository.ts";
import { closeWeather, insertWeather, selectWeather } from "../repositories/weather-repository.ts";
import type { StoredMark } from "./day-marks.ts";
import { marksOf, selectMarks, zoneOfQueue } from "./day-marks.ts";
import type { DayCounts } from "./import-changes.ts";
import { contactChanges, countChanges, weatherChanges } from "./import-changes.ts";

/** A shop with all that was read of it. */
export interface ShopImport extends PlanInputs {
  /** What the reader of the contact file had to say; null where there was no file. */
  readonly report: ImportReport | null;
}

/** Who an import of a command on the machine of the data folder is by. */
export const OWNER_COMMAND = "command line";

/** When an import was done, and by whom. */
export interface ImportOrigin {
  readonly at: string;
  readonly who: string | null;
}

/**
 * Writes a shop, in place of what holds of it: days that are the same stay as they are, others are closed, never deleted, so that
 * the import can be undone. Call it inside a transaction. Gives back the number of the import.
 * @throws Refusal `queue-twice`
 */
export async function replaceShop(
  database: Kysely<Tables>,
  imported: ShopImport,
  { at, who }: ImportOrigin,
): Promise<number> {
  const { shop, holidays, contacts, report } = imported;
  requireOneEach(contacts);
  const newest = await holdShop(database, shop.id);
  // Numbered while the shop is held: of two imports the later one has the higher number, whatever the clock says.
  const { id } = await database
    .insertInto("imports")
    .values({
      ...{ shop: shop.id, imported_at: at, who, report: JSON.stringify(report), inputs_hash: inputsHash(imported) },
      ...{ definition: JSON.stringify(shop), holidays: JSON.stringify(holidays) },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const { series, contactDays } = await replaceContacts(database, imported, id, newest);
  const weatherDays = await replaceWeather(database, imported, id);
  const changes = JSON.stringify({ contactDays, weatherDays });
  await database.updateTable("imports").set({ series, changes }).where("id", "=", id).execute();
  await database.updateTable("shops").set({ newest_import: id }).where("id", "=", shop.id).execute();
  return id;
}

async function replaceContacts(
  database: Kysely<Tables>,
  { shop, contacts }: ShopImport,
  importId: number,
  newest: number | null,
): Promise<{ readonly series: number[]; readonly contactDays: DayCounts }> {
  const before = newest === null ? [] : await selectMarks(database, shop.id, newest);
  const marks = contacts.map((history) => marksOf(history, zoneOfQueue(shop, history.queue)));
  const stored = bySeries(before);
  const written: { series: number; history: ContactHistory; starts: Set<number> }[] = [];
  for (const [index, history] of contacts.entries()) {
    const zone = zoneOfQueue(shop, history.queue);
    const series = await seriesFor(database, { shop: shop.id, importId, zone }, history);
    const there = stored.get(series) ?? new Map<number, string>();
    const starts = new Set<number>();
    for (const { firstStartMs, digest } of marks[index] ?? [])
      if (there.get(firstStartMs) === digest) there.delete(firstStartMs);
      else starts.add(firstStartMs);
    written.push({ series, history, starts });
  }
  // What is left was not in the import, or not like this.
  for (const [series, starts] of stored)
    if (starts.size > 0) await closeDays(database, series, importId, [...starts.keys()]);
  for (const { series, history, starts } of written)
    await insertHistoryDays(database, { series, importId, zone: zoneOfQueue(shop, history.queue) }, history, starts);
  return {
    series: written.map(({ series }) => series),
    contactDays: countChanges(contactChanges(before, marks.flat())),
  };
}

/** Digests by start, by series. */
function bySeries(marks: readonly StoredMark[]): Map<number, Map<number, string>> {
  const series = new Map<number, Map<number, string>>();
  for (const mark of marks)
    series.set(mark.series, (series.get(mark.series) ?? new Map<number, string>()).set(mark.firstStartMs, mark.digest));
  return series;
}

async function replaceWeather(
  database: Kysely<Tables>,
  { shop, weather }: ShopImport,
  importId: number,
): Promise<DayCounts> {
  const { closed, written, counts } = weatherChanges(await selectWeather(database, shop.id, null), weather);
  if (closed.length > 0) await closeWeather(database, shop.id, importId, closed);
  await insertWeather(database, shop.id, importId, written);
  return counts;
}

function requireOneEach(contacts: readonly ContactHistory[]): void {
  const seen = new Set<string>();
  for (const { queue, minutes } of contacts) {
    const key = JSON.stringify([queue, minutes]);
    if (seen.has(key))
      throw new Refusal({
        code: "queue-twice",
        place: { field: "/contacts" },
        found: `two histories of the queue "${queue}" in one import`,
        rule: "a queue has one history",
        remedy: "Put its intervals together.",
      });
    seen.add(key);
  }
}
