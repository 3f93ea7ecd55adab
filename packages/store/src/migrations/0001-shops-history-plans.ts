import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

const statements = [
  sql`create table shops (
    id text primary key,
    definition jsonb not null,
    holidays jsonb not null,
    newest_import integer
  )`,
  sql`create table imports (
    id integer generated always as identity primary key,
    shop text not null references shops on delete cascade,
    imported_at timestamptz not null,
    report jsonb not null,
    inputs_hash text not null
  )`,
  sql`create index imports_of_shop on imports (shop)`,
  sql`create table contact_series (
    id integer generated always as identity primary key,
    shop text not null references shops on delete cascade,
    import integer not null references imports on delete cascade,
    position integer not null,
    queue text not null,
    zone text not null,
    interval_minutes double precision,
    unique (import, position)
  )`,
  sql`create index contact_series_of_shop on contact_series (shop)`,
  sql`create table contact_days (
    series integer not null references contact_series on delete cascade,
    first_start timestamptz not null,
    day date not null,
    contacts double precision not null,
    offered double precision[] not null,
    handled double precision[],
    abandoned double precision[],
    aht_seconds double precision[],
    primary key (series, first_start)
  )`,
  sql`create table weather_days (
    shop text not null references shops on delete cascade,
    market text not null,
    day date not null,
    max_c double precision,
    min_c double precision,
    precipitation_mm double precision,
    sky text,
    sunshine_hours double precision,
    primary key (shop, market, day)
  )`,
  // json, not jsonb: a plan is handed out word for word as it was computed, never taken apart in the database.
  sql`create table plans (
    shop text not null references shops on delete cascade,
    version integer not null,
    inputs_hash text not null,
    saved_at timestamptz not null,
    document json not null,
    primary key (shop, version)
  )`,
];

export const shopsHistoryPlans: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
  },
};
