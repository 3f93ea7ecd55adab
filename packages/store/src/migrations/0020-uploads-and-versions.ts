import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { makeAppendOnly } from "./append-only.ts";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/**
 * How long a file that waits is unpacked, not known of those that wait already; and forecasts and scenarios in versions, as plans have them, from
 * which they are published.
 */
export const uploadsAndVersions: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table import_uploads add column bytes bigint not null default 0`.execute(database);
    await sql`create table document_versions (
      ${ORGANISATION_COLUMN},
      kind text not null check (kind in ('forecast', 'scenario')),
      shop text not null,
      version integer not null,
      made_at timestamptz(3) not null,
      inputs_hash text not null,
      software text not null,
      seed bigint not null,
      cents bigint not null,
      sha256 text not null,
      document json not null,
      primary key (shop, kind, version, organisation)
    )`.execute(database);
    await makeAppendOnly(database, "document_versions");
    await protectTable(database, "document_versions");
  },
};
