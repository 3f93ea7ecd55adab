import type { ContactHistory } from "@springtide/contracts";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { ContactDay } from "../contact-days.ts";
import { contactDays, historyOf, knownContacts } from "../contact-days.ts";
import type { Tables } from "../database/tables.ts";
import { dayDigest } from "../imports/day-digest.ts";

/** Days sent with one statement: some 100 kB of text, which keeps memory flat however long the history is. */
const DAYS_AT_ONCE = 400;

export interface SeriesPlace {
  readonly shop: string;
  readonly importId: number;
  readonly zone: string;
}

/** Number of the series that a queue's history is kept in; a new one where its intervals or its zone are new. */
export async function seriesFor(
  database: Kysely<Tables>,
  { shop, importId, zone }: SeriesPlace,
  { queue, minutes }: ContactHistory,
): Promise<number> {
  const intervalMinutes = minutes === "day" ? null : minutes;
  const known = await database
    .selectFrom("contact_series")
    .select("id")
    .where("shop", "=", shop)
    .where("queue", "=", queue)
    .where("zone", "=", zone)
    .where("interval_minutes", "is not distinct from", intervalMinutes)
    .orderBy("id")
    .executeTakeFirst();
  if (known !== undefined) return known.id;
  const { id } = await database
    .insertInto("contact_series")
    .values({ shop, import: importId, queue, zone, interval_minutes: intervalMinutes })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export interface DaysPlace {
  readonly series: number;
  readonly importId: number;
  readonly zone: string;
}

/** Writes those days of a queue's history that begin at the given instants. */
export async function insertHistoryDays(
  database: Kysely<Tables>,
  { series, importId, zone }: DaysPlace,
  history: ContactHistory,
  starts: ReadonlySet<number>,
): Promise<void> {
  if (starts.size === 0) return;
  let waiting: ContactDay[] = [];
  for (const day of contactDays(history, zone)) {
    if (starts.has(day.firstStartMs)) waiting.push(day);
    if (waiting.length < DAYS_AT_ONCE) continue;
    await insertDays(database, series, importId, waiting);
    waiting = [];
  }
  if (waiting.length > 0) await insertDays(database, series, importId, waiting);
}

/** From this import on, the days that begin at the given instants do not hold any more. */
export async function closeDays(
  database: Kysely<Tables>,
  series: number,
  importId: number,
  startsMs: readonly number[],
): Promise<void> {
  const starts = startsMs.map((startMs) => new Date(startMs).toISOString());
  await sql`
    update contact_days set until_import = ${importId}
    where series = ${series} and until_import is null and first_start = any(${starts}::timestamptz[])
  `.execute(database);
}

interface HistoryRow {
  readonly place: number;
  readonly queue: string;
  readonly minutes: number | null;
  /** Null where the queue has a history without a day. */
  readonly start: string | null;
  readonly day: string;
  readonly offered: (number | null)[];
  readonly handled: (number | null)[] | null;
  readonly abandoned: (number | null)[] | null;
  readonly ahtSeconds: (number | null)[] | null;
}

/**
 * Every queue's history of a shop, in the order in which an import had them. One query, so that an import meanwhile does not show.
 * @param asOf number of the import whose state is asked for; the one that holds if null
 * @param queue the one queue that is wanted; all if null
 */
export async function selectHistories(
  database: Kysely<Tables>,
  shop: string,
  asOf: number | null,
  queue: string | null = null,
): Promise<ContactHistory[]> {
  const { rows } = await sql<HistoryRow>`
    select place, queue, interval_minutes as minutes, first_start as start, day, offered, handled, abandoned,
      aht_seconds as "ahtSeconds"
    from shops
    join imports on imports.id = coalesce(${asOf}::integer, newest_import) and imports.shop = shops.id
    cross join unnest(imports.series) with ordinality as listed (series, place)
    join contact_series on contact_series.id = listed.series
    left join contact_days on contact_days.series = listed.series
      and from_import <= imports.id and (until_import is null or until_import > imports.id)
    where shops.id = ${shop} and undone_at is null and (${queue}::text is null or queue = ${queue})
    order by place, first_start
  `.execute(database);
  const places = new Map<number, { readonly first: HistoryRow; readonly days: ContactDay[] }>();
  for (const row of rows) {
    const known = places.get(row.place) ?? { first: row, days: [] };
    places.set(row.place, known);
    if (row.start === null) continue;
    const { day, offered, handled, abandoned, ahtSeconds } = row;
    known.days.push({ firstStartMs: Date.parse(row.start), day, offered, handled, abandoned, ahtSeconds });
  }
  return [...places.values()].map(({ first, days }) => historyOf(first.queue, first.minutes ?? "day", days));
}

/** `unnest` would flatten an array of arrays, so each day's values travel as the text of one array. */
async function insertDays(
  database: Kysely<Tables>,
  series: number,
  importId: number,
  days: readonly ContactDay[],
): Promise<void> {
  const starts = days.map((day) => new Date(day.firstStartMs).toISOString());
  await sql`
    insert into contact_days (series, from_import, first_start, day, contacts, digest, offered, handled, abandoned, aht_seconds)
    select ${series}::integer, ${importId}::integer, first_start, day, contacts, digest, offered::double precision[], handled::double precision[],
      abandoned::double precision[], aht_seconds::double precision[]
    from unnest(
      ${starts}::timestamptz[], ${days.map((day) => day.day)}::date[], ${days.map(knownContacts)}::double precision[],
      ${days.map(dayDigest)}::text[],
      ${days.map((day) => arrayText(day.offered))}::text[], ${days.map((day) => arrayText(day.handled))}::text[],
      ${days.map((day) => arrayText(day.abandoned))}::text[], ${days.map((day) => arrayText(day.ahtSeconds))}::text[]
    ) as given (first_start, day, contacts, digest, offered, handled, abandoned, aht_seconds)
  `.execute(database);
}

function arrayText(values: readonly (number | null)[] | null): string | null {
  return values === null ? null : `{${values.map((value) => value ?? "NULL").join(",")}}`;
}
