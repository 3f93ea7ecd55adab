import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { makeAppendOnly } from "./append-only.ts";
import { protectTable } from "./row-level-security.ts";

/** The audit trail: entries that are added and never changed, each linked to the one before it by its hash. */
export const audit: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of tables) await statement.execute(database);
    await makeAppendOnly(database, "audit_entries");
    for (const statement of guards) await statement.execute(database);
    await protectTable(database, "audit_entries");
    await protectTable(database, "audit_heads");
  },
};

// Nobody takes the trail away with the organisation: no cascade.
const tables = [
  // json, not jsonb: the hash is of the text as it was written.
  sql`create table audit_entries (
    organisation integer not null default springtide_organisation() references organisations,
    number integer not null check (number > 0),
    at timestamptz(3) not null,
    person integer,
    pseudonym text not null,
    action text not null,
    about_kind text not null,
    about_id text not null,
    about_version integer,
    why text,
    before json,
    after json,
    previous_hash text not null,
    hash text not null,
    primary key (organisation, number)
  )`,
  sql`create index audit_entries_about on audit_entries (organisation, about_kind, about_id, number)`,
  // One row an organisation: whoever adds an entry holds it, so that entries have an order.
  sql`create table audit_heads (
    organisation integer primary key default springtide_organisation() references organisations,
    number integer not null,
    hash text not null
  )`,
];

const guards = [
  sql`create function refuse_step_back() returns trigger language plpgsql as $$
    begin
      if new.organisation <> old.organisation or new.number <> old.number + 1 then
        raise exception 'the head of an audit trail only goes on, one entry at a time' using errcode = 'restrict_violation';
      end if;
      return new;
    end $$`,
  sql`create trigger audit_heads_go_on before update on audit_heads
    for each row execute function refuse_step_back()`,
  sql`create trigger audit_heads_stay before delete on audit_heads
    for each row execute function refuse_change()`,
  sql`create trigger audit_heads_are_kept before truncate on audit_heads
    for each statement execute function refuse_change()`,
  sql`alter table audit_heads enable always trigger audit_heads_go_on`,
  sql`alter table audit_heads enable always trigger audit_heads_stay`,
  sql`alter table audit_heads enable always trigger audit_heads_are_kept`,
];
