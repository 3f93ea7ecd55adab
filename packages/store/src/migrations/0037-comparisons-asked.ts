import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** What a comparison was asked, whatever plan and data it was asked of: so that a later one is held against what was published. */
export const comparisonsAsked: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table comparisons add column asked text`.execute(database);
    await sql`create index comparisons_published on comparisons (organisation, shop, asked)
      where published_as is not null`.execute(database);
  },
};
