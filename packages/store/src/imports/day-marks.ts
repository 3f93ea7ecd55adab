import type { ContactHistory, Shop } from "@springtide/contracts";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { contactDays, knownContacts } from "../contact-days.ts";
import type { Tables } from "../database/tables.ts";
import { dayDigest } from "./day-digest.ts";

/** One stored piece of a day, by what tells it from another version of it; mostly a whole local day of a queue. */
export interface DayMark {
  readonly queue: string;
  /** Of its intervals, in minutes; null for whole days. */
  readonly intervalMinutes: number | null;
  readonly firstStartMs: number;
  /** Local day. */
  readonly day: string;
  /** Contacts offered, as far as they are known. */
  readonly contacts: number;
  readonly digest: string;
}

/** A mark of what is stored, and where. */
export interface StoredMark extends DayMark {
  readonly series: number;
}

/** The zone whose days a queue's history is kept in. */
export function zoneOfQueue(shop: Shop, id: string): string {
  return shop.queues.find((queue) => queue.id === id)?.zone ?? shop.zone;
}

/** The marks that a history would have in the store, in order of time. */
export function marksOf(history: ContactHistory, zone: string): DayMark[] {
  const { queue, minutes } = history;
  const intervalMinutes = minutes === "day" ? null : minutes;
  return Array.from(contactDays(history, zone), (day) => ({
    ...{ queue, intervalMinutes, firstStartMs: day.firstStartMs, day: day.day },
    contacts: knownContacts(day),
    digest: dayDigest(day),
  }));
}

/** @param asOf number of the import whose state is asked for */
export async function selectMarks(database: Kysely<Tables>, shop: string, asOf: number): Promise<StoredMark[]> {
  const { rows } = await sql<Omit<StoredMark, "firstStartMs"> & { start: string }>`
    select series, queue, interval_minutes as "intervalMinutes", first_start as start, day, contacts, digest
    from contact_days join contact_series on contact_series.id = series
    where shop = ${shop} and ${heldAt(asOf)}
    order by series, first_start
  `.execute(database);
  return rows.map(({ start, ...mark }) => ({ ...mark, firstStartMs: Date.parse(start) }));
}

/** Whether a version of a day was the one that held after an import and before the next. */
export function heldAt(asOf: number): ReturnType<typeof sql<boolean>> {
  return sql<boolean>`from_import <= ${asOf}::integer and (until_import is null or until_import > ${asOf}::integer)`;
}
