import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** What two sides see differently of a month's statement, and the service levels that bonus and malus are reckoned by. */
export const settlements: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create table settlement_disputes (
      ${ORGANISATION_COLUMN},
      id integer generated always as identity primary key,
      shop text not null,
      agreement text not null,
      month text not null,
      line text not null,
      state text not null check (state in ('open', 'accepted', 'rejected', 'withdrawn')),
      document json not null
    )`.execute(database);
    await sql`create index settlement_disputes_of_month on settlement_disputes (organisation, shop, agreement, month)`.execute(
      database,
    );
    // Two people of one side who see the same at the same moment make one dispute.
    await sql`create unique index settlement_disputes_open on settlement_disputes (organisation, shop, agreement, month, line)
      where state = 'open'`.execute(database);
    await sql`create table settlement_service_levels (
      ${ORGANISATION_COLUMN},
      shop text not null,
      agreement text not null,
      month text not null,
      service_level double precision,
      basis text not null,
      primary key (shop, agreement, month, organisation)
    )`.execute(database);
    for (const name of ["settlement_disputes", "settlement_service_levels"]) await protectTable(database, name);
  },
};
