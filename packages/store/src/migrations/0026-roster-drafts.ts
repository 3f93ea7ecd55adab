import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** Rosters by name as people edited them, in versions, each whole. */
export const rosterDrafts: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create table roster_drafts (
      ${ORGANISATION_COLUMN},
      shop text not null,
      revision integer not null,
      saved_at timestamptz(3) not null,
      pseudonym text not null,
      state text not null check (state in ('draft', 'accepted')),
      plan_version integer not null,
      document json not null,
      primary key (shop, revision, organisation)
    )`.execute(database);
    await protectTable(database, "roster_drafts");
  },
};
