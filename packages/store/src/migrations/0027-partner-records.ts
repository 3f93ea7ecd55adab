import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** What partners delivered by interval, how their rosters fill requests, and records of their seats by names that are nobody's. */
export const partnerRecords: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create table partner_deliveries (
      ${ORGANISATION_COLUMN},
      id integer generated always as identity primary key,
      shop text not null,
      agreement text not null,
      queue text,
      start_at timestamptz(3) not null,
      minutes integer,
      seats_confirmed double precision,
      logged_in_seconds double precision,
      productive_seconds double precision,
      handled_seconds double precision,
      confirmed_at timestamptz(3)
    )`.execute(database);
    await sql`create index partner_deliveries_by_start on partner_deliveries (organisation, shop, agreement, start_at)`.execute(
      database,
    );
    await sql`create table partner_fills (
      ${ORGANISATION_COLUMN},
      request integer not null,
      at timestamptz(3) not null,
      document json not null,
      primary key (request, organisation)
    )`.execute(database);
    await sql`create table partner_seats (
      ${ORGANISATION_COLUMN},
      shop text not null,
      agreement text not null,
      seat text not null,
      document json not null,
      primary key (shop, agreement, seat, organisation)
    )`.execute(database);
    for (const name of ["partner_deliveries", "partner_fills", "partner_seats"]) await protectTable(database, name);
  },
};
