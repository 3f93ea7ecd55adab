import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/**
 * What was stored when an import took the place of the one before: that import becomes the oldest that can be gone back to. From
 * now on a day says from which import it holds, and until which; a shop's description stands with the import that brought it.
 */
export const importVersions: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};

/** The bytes of a column of a day, as `dayDigest` lays them out: a mark, then each value behind a mark of its own. */
const bytesOf = (column: string) => sql`
  coalesce('\\x76'::bytea || (
    select string_agg(case when value is null then '\\x00'::bytea else '\\x01'::bytea || float8send(value) end, ''::bytea
      order by place)
    from unnest(${sql.ref(column)}) with ordinality as each (value, place)), '\\x6e'::bytea)`;

const statements = [
  sql`alter table imports
    add column definition jsonb,
    add column holidays jsonb,
    add column series integer[],
    add column who text,
    add column changes jsonb,
    add column undone_at timestamptz,
    add column undone_by text`,
  sql`update imports set definition = shops.definition, holidays = shops.holidays, series = coalesce(
      (select array_agg(contact_series.id order by position) from contact_series where import = imports.id), '{}')
    from shops where newest_import = imports.id and shops.id = imports.shop and shops.organisation = imports.organisation`,
  sql`alter table shops drop column definition, drop column holidays`,
  sql`alter table contact_series drop column position`,
  sql`alter table contact_days add column from_import integer, add column until_import integer, add column digest text`,
  sql`update contact_days set from_import = import, digest = left(encode(sha256(
      ${bytesOf("offered")} || ${bytesOf("handled")} || ${bytesOf("abandoned")} || ${bytesOf("aht_seconds")}), 'hex'), 32)
    from contact_series where contact_series.id = series`,
  sql`alter table contact_days alter column from_import set not null, alter column digest set not null,
    drop constraint contact_days_pkey, add primary key (series, first_start, from_import)`,
  // Whatever happens, a day has one version that holds.
  sql`create unique index contact_days_that_hold on contact_days (series, first_start) where until_import is null`,
  sql`alter table weather_days add column from_import integer, add column until_import integer`,
  sql`update weather_days set from_import = newest_import
    from shops where shops.id = shop and shops.organisation = weather_days.organisation`,
  sql`alter table weather_days alter column from_import set not null,
    drop constraint weather_days_pkey, add primary key (shop, market, day, organisation, from_import)`,
  sql`create unique index weather_days_that_hold on weather_days (shop, market, day, organisation)
    where until_import is null`,
];
