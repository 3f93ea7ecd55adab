import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** How long a file that waits is unpacked; not known of those that wait already. */
export const uploadLengths: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table import_uploads add column bytes bigint not null default 0`.execute(database);
  },
};
