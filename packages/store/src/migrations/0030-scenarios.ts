import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** Scenarios of a shop as people write them. One that was deleted leaves its number behind, so that no revision means two things. */
export const scenarios: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create table scenarios (
      ${ORGANISATION_COLUMN},
      shop text not null,
      id text not null,
      revision integer not null,
      state text not null check (state in ('open', 'locked', 'deleted')),
      saved_at timestamptz(3) not null,
      pseudonym text not null,
      document json not null,
      primary key (shop, id, organisation)
    )`.execute(database);
    await protectTable(database, "scenarios");
  },
};
