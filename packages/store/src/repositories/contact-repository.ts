import type { ContactHistory } from "@springtide/contracts";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { ContactDay } from "../contact-days.ts";
import { contactDays, historyOf, knownContacts } from "../contact-days.ts";
import type { Tables } from "../database/tables.ts";

/** Days sent with one statement: some 100 kB of text, which keeps memory flat however long the history is. */
const DAYS_AT_ONCE = 400;

export interface SeriesPlace {
  readonly shop: string;
  readonly importId: number;
  readonly position: number;
  readonly zone: string;
}

/** Writes one queue's history. Call it inside a transaction. */
export async function insertHistory(
  database: Kysely<Tables>,
  place: SeriesPlace,
  history: ContactHistory,
): Promise<void> {
  const { id } = await database
    .insertInto("contact_series")
    .values({
      shop: place.shop,
      import: place.importId,
      position: place.position,
      queue: history.queue,
      zone: place.zone,
      interval_minutes: history.minutes === "day" ? null : history.minutes,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  let waiting: ContactDay[] = [];
  for (const day of contactDays(history, place.zone)) {
    waiting.push(day);
    if (waiting.length < DAYS_AT_ONCE) continue;
    await insertDays(database, id, waiting);
    waiting = [];
  }
  if (waiting.length > 0) await insertDays(database, id, waiting);
}

/** Every queue's history of a shop, as it was imported last. */
export async function selectHistories(database: Kysely<Tables>, shop: string): Promise<ContactHistory[]> {
  const series = await database
    .selectFrom("contact_series")
    .select(["id", "queue", "interval_minutes"])
    .where("shop", "=", shop)
    .orderBy("position")
    .execute();
  const histories: ContactHistory[] = [];
  for (const { id, queue, interval_minutes } of series)
    histories.push(historyOf(queue, interval_minutes ?? "day", await selectDays(database, id)));
  return histories;
}

export async function deleteHistories(database: Kysely<Tables>, shop: string): Promise<void> {
  await database.deleteFrom("contact_series").where("shop", "=", shop).execute();
}

/** `unnest` would flatten an array of arrays, so each day's values travel as the text of one array. */
async function insertDays(database: Kysely<Tables>, series: number, days: readonly ContactDay[]): Promise<void> {
  const starts = days.map((day) => new Date(day.firstStartMs).toISOString());
  await sql`
    insert into contact_days (series, first_start, day, contacts, offered, handled, abandoned, aht_seconds)
    select ${series}::integer, first_start, day, contacts, offered::double precision[], handled::double precision[],
      abandoned::double precision[], aht_seconds::double precision[]
    from unnest(
      ${starts}::timestamptz[], ${days.map((day) => day.day)}::date[], ${days.map(knownContacts)}::double precision[],
      ${days.map((day) => arrayText(day.offered))}::text[], ${days.map((day) => arrayText(day.handled))}::text[],
      ${days.map((day) => arrayText(day.abandoned))}::text[], ${days.map((day) => arrayText(day.ahtSeconds))}::text[]
    ) as given (first_start, day, contacts, offered, handled, abandoned, aht_seconds)
  `.execute(database);
}

function arrayText(values: readonly (number | null)[] | null): string | null {
  return values === null ? null : `{${values.map((value) => value ?? "NULL").join(",")}}`;
}

async function selectDays(database: Kysely<Tables>, series: number): Promise<ContactDay[]> {
  const rows = await database
    .selectFrom("contact_days")
    .select(["first_start", "day", "offered", "handled", "abandoned", "aht_seconds"])
    .where("series", "=", series)
    .orderBy("first_start")
    .execute();
  return rows.map((row) => ({
    firstStartMs: Date.parse(row.first_start),
    day: row.day,
    offered: row.offered,
    handled: row.handled,
    abandoned: row.abandoned,
    ahtSeconds: row.aht_seconds,
  }));
}
