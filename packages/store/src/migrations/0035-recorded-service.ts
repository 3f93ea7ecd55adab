import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** Contacts beside what partners delivered, and service levels by the periods of a tariff, with who recorded them. */
export const recordedService: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table partner_deliveries
      add column offered_contacts double precision,
      add column handled_contacts double precision,
      add column in_time_contacts double precision`.execute(database);
    // An empty period: every one of the month.
    await sql`alter table settlement_service_levels
      add column period text not null default '',
      add column recorded_at timestamptz(3),
      add column recorded_by text`.execute(database);
    await sql`alter table settlement_service_levels
      drop constraint settlement_service_levels_pkey,
      add primary key (shop, agreement, month, period, organisation)`.execute(database);
  },
};
