import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { makeAppendOnly } from "./append-only.ts";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** The terms by which a month's statement became final, and what it came to: later terms of a shop file change no month that is settled. */
export const settlementSeals: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create table settlement_seals (
      ${ORGANISATION_COLUMN},
      shop text not null,
      agreement text not null,
      month text not null,
      sealed_at timestamptz(3) not null,
      definition json not null,
      holidays json not null,
      statement json not null,
      primary key (shop, agreement, month, organisation)
    )`.execute(database);
    await protectTable(database, "settlement_seals");
    await makeAppendOnly(database, "settlement_seals");
  },
};
