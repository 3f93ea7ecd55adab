import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** How tables of contacts are read, by what their columns have in common, and files that wait to be stored. */
export const mappings: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
    await protectTable(database, "import_mappings");
    await protectTable(database, "import_uploads");
  },
};

const statements = [
  sql`create table import_mappings (
    ${ORGANISATION_COLUMN},
    fingerprint text not null,
    name text not null,
    document jsonb not null,
    saved_at timestamptz(3) not null,
    who text,
    primary key (organisation, fingerprint)
  )`,
  sql`create table import_uploads (
    ${ORGANISATION_COLUMN},
    id uuid primary key default gen_random_uuid(),
    shop text not null,
    file text not null,
    packed bytea not null,
    uploaded_at timestamptz(3) not null,
    who text,
    stored_as integer
  )`,
  sql`create index import_uploads_age on import_uploads (organisation, uploaded_at)`,
];
