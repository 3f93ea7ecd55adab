import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/**
 * Contacts of one queue and one local day, its columns as the database writes arrays: `{12,NULL,NaN}`, null for no such interval, NaN
 * for a value that is not known. Text, because whoever sends it on needs no numbers: a year of them would be made for nothing.
 */
export interface HistoryDay {
  /** Counts the queues in their order. */
  readonly place: number;
  readonly queue: string;
  readonly zone: string;
  /** Null for whole days. */
  readonly minutes: number | null;
  readonly day: string;
  readonly startMs: number;
  readonly offered: string;
  readonly handled: string | null;
  readonly abandoned: string | null;
  readonly ahtSeconds: string | null;
}

/** Which state of a shop's history holds: another one has another name. Null if there is no such shop. */
export async function historyState(database: Kysely<Tables>, shop: string): Promise<string | null> {
  const { rows } = await sql<{ state: string }>`
    select concat_ws(' ', newest_import, undone_at) as state
    from shops left join imports on imports.id = newest_import and imports.shop = shops.id
    where shops.id = ${shop}`.execute(database);
  return rows[0]?.state ?? null;
}

/** The days of a shop's history from the first to the last named one, by queue, then time, as the import that holds has them. */
export async function selectHistoryDays(
  database: Kysely<Tables>,
  shop: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<HistoryDay[]> {
  const { rows } = await sql<HistoryDay>`
    select place::integer as place, queue, zone, interval_minutes as minutes, day,
      (extract(epoch from first_start) * 1000)::double precision as "startMs", offered::text as offered,
      handled::text as handled, abandoned::text as abandoned, aht_seconds::text as "ahtSeconds"
    from shops
    join imports on imports.id = newest_import and imports.shop = shops.id
    cross join unnest(imports.series) with ordinality as listed (series, place)
    join contact_series on contact_series.id = listed.series
    join contact_days on contact_days.series = listed.series
      and from_import <= imports.id and (until_import is null or until_import > imports.id)
    where shops.id = ${shop} and undone_at is null and day between ${from}::date and ${to}::date
    order by place, first_start`.execute(database);
  return rows;
}
