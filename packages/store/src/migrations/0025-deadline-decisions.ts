import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { makeAppendOnly } from "./append-only.ts";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** What people decided on the deadlines of plans, with the figures as they stood. */
export const deadlineDecisions: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create table deadline_decisions (
      ${ORGANISATION_COLUMN},
      id integer generated always as identity primary key,
      shop text not null,
      plan_version integer not null,
      kind text not null,
      subject text not null,
      deadline timestamptz(3) not null,
      action text not null check (action in ('accept', 'decline', 'remind')),
      remind_at timestamptz(3),
      reason text,
      request text,
      words text not null,
      cost_if_done double precision,
      cost_if_not double precision,
      probability double precision,
      cents bigint not null check (cents >= 0),
      person integer,
      pseudonym text not null,
      at timestamptz(3) not null
    )`.execute(database);
    await sql`create index deadline_decisions_of_shop on deadline_decisions (organisation, shop, id)`.execute(database);
    await makeAppendOnly(database, "deadline_decisions");
    await protectTable(database, "deadline_decisions");
  },
};
