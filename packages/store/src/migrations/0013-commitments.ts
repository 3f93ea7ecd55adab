import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { makeAppendOnly } from "./append-only.ts";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** What is asked of partners and agreed with them. `partner` is null as long as a request was not sent: then no partner sees it. */
export const commitments: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
    await makeAppendOnly(database, "commitment_versions");
    await makeAppendOnly(database, "commitment_events");
    for (const name of ["commitment_requests", "commitment_versions", "commitment_events", "commitment_outbox"])
      await protectTable(database, name, { partner: true });
  },
};

const statements = [
  sql`create table commitment_requests (
    ${ORGANISATION_COLUMN},
    number integer not null,
    partner text,
    shop text not null,
    agreement text not null,
    state text not null,
    revision integer not null,
    next_deadline timestamptz,
    document jsonb not null,
    primary key (number, organisation)
  )`,
  sql`create index commitment_requests_due on commitment_requests (next_deadline)`,
  sql`create table commitment_versions (
    ${ORGANISATION_COLUMN},
    request integer not null,
    version integer not null,
    partner text,
    at timestamptz(3) not null,
    lines json not null,
    primary key (request, version, organisation),
    foreign key (request, organisation) references commitment_requests (number, organisation)
  )`,
  sql`create table commitment_events (
    ${ORGANISATION_COLUMN},
    request integer not null,
    revision integer not null,
    partner text,
    event json not null,
    primary key (request, revision, organisation),
    foreign key (request, organisation) references commitment_requests (number, organisation)
  )`,
  // Events that nobody was told of yet; their rows go once somebody was.
  sql`create table commitment_outbox (
    ${ORGANISATION_COLUMN},
    id integer generated always as identity primary key,
    request integer not null,
    revision integer not null,
    partner text
  )`,
];
