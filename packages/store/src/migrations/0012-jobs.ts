import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** Work in the background: what was asked, how far it is, what came out, and what ran each night. */
export const jobs: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
    for (const name of ["jobs", "job_results", "fleet_members", "nightly_runs"]) await protectTable(database, name);
  },
};

const statements = [
  sql`create table jobs (
    ${ORGANISATION_COLUMN},
    id uuid primary key,
    kind text not null,
    lane text not null,
    shop text,
    input json not null,
    hash text not null,
    priority integer not null,
    state text not null check (state in ('waiting', 'running', 'ready', 'failed', 'cancelled')),
    done double precision not null default 0,
    total double precision not null default 1,
    label text not null,
    attempts integer not null default 0,
    fence integer not null default 0,
    worker text,
    lease_seconds double precision,
    lease_until timestamptz,
    cancel_asked boolean not null default false,
    failure json,
    asked_at timestamptz not null default clock_timestamp(),
    started_at timestamptz,
    ended_at timestamptz
  )`,
  // The same question is waited for, not asked twice.
  sql`create unique index jobs_once on jobs (organisation, hash) where state in ('waiting', 'running')`,
  sql`create index jobs_listed on jobs (organisation, asked_at desc, id desc)`,
  sql`create index jobs_of_shop on jobs (organisation, shop, kind, asked_at desc)`,
  sql`create index jobs_open on jobs (state, lease_until) where state in ('waiting', 'running')`,
  // json, not jsonb: a result is given back word for word as it was stored.
  sql`create table job_results (
    ${ORGANISATION_COLUMN},
    hash text not null,
    kind text not null,
    document json not null,
    made_at timestamptz not null default clock_timestamp(),
    primary key (organisation, hash)
  )`,
  sql`create table fleet_members (
    ${ORGANISATION_COLUMN},
    fleet uuid not null references jobs on delete cascade,
    position integer not null,
    label text not null,
    job uuid not null references jobs on delete cascade,
    primary key (fleet, position)
  )`,
  sql`create index fleet_members_of_job on fleet_members (job)`,
  sql`create table nightly_runs (
    ${ORGANISATION_COLUMN},
    shop text not null,
    due_at timestamptz not null,
    job uuid references jobs on delete set null,
    missed_from timestamptz,
    missed integer not null default 0,
    shown boolean not null default false,
    primary key (shop, organisation, due_at),
    foreign key (shop, organisation) references shops (id, organisation) on delete cascade
  )`,
];
