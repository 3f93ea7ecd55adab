import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** Which queue a numbered forecast is of, so that what is agreed on it can be held to it. Of older ones nobody knows. */
export const forecastsByQueue: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table document_versions add column queue text`.execute(database);
  },
};
