import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** Requests that make something, by the key their sender gave them, so that the same one sent again makes nothing twice. */
export const idempotency: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
    await protectTable(database, "idempotency_claims", { partner: true });
  },
};

const statements = [
  sql`create table idempotency_claims (
    ${ORGANISATION_COLUMN},
    partner text default springtide_partner(),
    id bigint generated always as identity primary key,
    actor text not null,
    route text not null,
    key text not null,
    request_hash text not null,
    leased_until timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    acted boolean not null default false,
    answer json,
    unique (organisation, actor, route, key)
  )`,
  sql`create index idempotency_claims_expiry on idempotency_claims (organisation, expires_at)`,
];
