import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** Comparisons of scenarios with their results, and the quantities that prices are laid on. */
export const comparisons: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create table comparisons (
      ${ORGANISATION_COLUMN},
      number integer not null,
      shop text not null,
      kind text not null,
      job uuid not null,
      plan_version integer not null,
      question text not null,
      made_at timestamptz(3) not null,
      pseudonym text not null,
      basis json not null,
      result json not null,
      recomputed json,
      quantities json not null,
      published_as integer,
      primary key (number, organisation)
    )`.execute(database);
    await sql`create index comparisons_of_shop on comparisons (organisation, shop, number)`.execute(database);
    await sql`create unique index comparisons_of_job on comparisons (organisation, job)`.execute(database);
    await protectTable(database, "comparisons");
  },
};
