import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** Links by which partners' people see the portal without an account, their sessions, and what a calendar's token is narrowed to. */
export const partnerLinks: Migration = {
  async up(database: Kysely<unknown>) {
    await sql`create table partner_links (
      id integer generated always as identity primary key,
      ${ORGANISATION_COLUMN},
      made_by integer not null,
      token_hash text not null unique,
      label text not null,
      partner text not null,
      agreements text[] check (cardinality(agreements) > 0),
      rights text not null check (rights in ('look', 'answer')),
      made_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      unique (id, organisation),
      foreign key (made_by, organisation) references members on delete cascade
    )`.execute(database);
    await sql`create table partner_link_sessions (
      id integer generated always as identity primary key,
      ${ORGANISATION_COLUMN},
      link integer not null,
      token_hash text not null unique,
      made_at timestamptz not null,
      used_at timestamptz not null,
      expires_at timestamptz not null,
      foreign key (link, organisation) references partner_links (id, organisation) on delete cascade
    )`.execute(database);
    for (const name of ["partner_links", "partner_link_sessions"]) await protectTable(database, name);
    await sql`alter table access_tokens
      add column agreements text[] check (cardinality(agreements) > 0),
      add column skills text[] check (cardinality(skills) > 0)`.execute(database);
  },
};
