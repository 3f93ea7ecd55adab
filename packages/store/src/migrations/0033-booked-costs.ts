import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** What was paid for a shop, a month at a time, as the books say. */
export const bookedCosts: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create table booked_costs (
      ${ORGANISATION_COLUMN},
      shop text not null,
      month text not null,
      document json not null,
      primary key (shop, month, organisation)
    )`.execute(database);
    await protectTable(database, "booked_costs");
  },
};
