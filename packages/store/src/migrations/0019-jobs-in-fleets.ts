import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

/** A job itself says whether a fleet waits for it: of most jobs nobody needs to ask. */
export const jobsInFleets: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`alter table jobs add column in_fleet boolean not null default false`.execute(database);
    await sql`update jobs set in_fleet = true where id in (select job from fleet_members)`.execute(database);
  },
};
