import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/**
 * Who may come in. A person is a number, which stays in plans and in the audit trail; name and address are in a table of their
 * own that can be erased. Of passwords, sessions, links and tokens there is never more than a hash.
 */
export const people: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of [...tablesOfPeople, ...tablesOfSignIn]) await statement.execute(database);
    for (const name of ["members", "former_members", "invitations", "access_tokens"])
      await protectTable(database, name);
    for (const name of ["people", "person_details"]) await enforce(database, name, ofOwnMembers(name));
    for (const name of MACHINERY) await enforce(database, name, sql`(select springtide_everywhere())`);
  },
};

const tablesOfPeople = [
  sql`create table people (
    id integer generated always as identity primary key,
    made_at timestamptz not null
  )`,
  sql`create table person_details (
    person integer primary key references people on delete cascade,
    email text unique check (email = lower(email)),
    name text not null
  )`,
  sql`create table members (
    ${ORGANISATION_COLUMN},
    person integer not null references people on delete cascade,
    roles text[] not null check (cardinality(roles) > 0),
    partner text,
    agreements text[] check (cardinality(agreements) > 0),
    since timestamptz not null,
    primary key (person, organisation),
    check ((partner is not null) = ('partner' = any (roles))),
    check (partner is null or cardinality(roles) = 1),
    check (partner is not null or agreements is null)
  )`,
  sql`create table former_members (
    ${ORGANISATION_COLUMN},
    person integer not null references people on delete cascade,
    left_at timestamptz not null,
    primary key (person, organisation)
  )`,
  sql`create table invitations (
    id integer generated always as identity primary key,
    ${ORGANISATION_COLUMN},
    token_hash text not null unique,
    email text not null check (email = lower(email)),
    name text not null,
    roles text[] not null check (cardinality(roles) > 0),
    partner text,
    agreements text[],
    made_at timestamptz not null,
    expires_at timestamptz not null,
    unique (organisation, email)
  )`,
  sql`create table access_tokens (
    id integer generated always as identity primary key,
    ${ORGANISATION_COLUMN},
    person integer not null,
    token_hash text not null unique,
    kind text not null check (kind in ('api', 'feed')),
    name text not null,
    roles text[] not null check (cardinality(roles) > 0),
    read_only boolean not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    foreign key (person, organisation) references members on delete cascade
  )`,
];

/** What is looked up before it is known for which organisation: no organisation's scope sees any of it. */
const tablesOfSignIn = [
  sql`create table passwords (
    person integer primary key references people on delete cascade,
    hash text not null,
    changed_at timestamptz not null
  )`,
  sql`create table sessions (
    id integer generated always as identity primary key,
    token_hash text not null unique,
    person integer not null,
    organisation integer not null,
    browser text not null,
    made_at timestamptz not null,
    used_at timestamptz not null,
    expires_at timestamptz not null,
    foreign key (person, organisation) references members on delete cascade
  )`,
  sql`create index on sessions (person)`,
  sql`create table one_time_links (
    token_hash text primary key,
    purpose text not null check (purpose in ('sign-in', 'password')),
    person integer not null,
    organisation integer not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    foreign key (person, organisation) references members on delete cascade
  )`,
  sql`create table sign_in_tries (
    key text primary key,
    tries integer not null,
    last_at timestamptz not null
  )`,
  sql`create table known_devices (
    token_hash text primary key,
    person integer not null references people on delete cascade,
    used_at timestamptz not null
  )`,
  sql`create table open_id_subjects (
    issuer text not null,
    subject text not null,
    person integer not null references people on delete cascade,
    primary key (issuer, subject)
  )`,
];

const MACHINERY = ["passwords", "sessions", "one_time_links", "sign_in_tries", "known_devices", "open_id_subjects"];

/** Of people an organisation sees its members and who was one; which rows those are is for the policies of their tables to say. */
function ofOwnMembers(name: string): ReturnType<typeof sql> {
  const person = name === "people" ? sql`people.id` : sql`person_details.person`;
  return sql`(select springtide_everywhere()) or exists (select from members where members.person = ${person})
    or exists (select from former_members where former_members.person = ${person})`;
}

async function enforce(database: Kysely<unknown>, name: string, rule: ReturnType<typeof sql>): Promise<void> {
  await sql`alter table ${sql.table(name)} enable row level security`.execute(database);
  await sql`alter table ${sql.table(name)} force row level security`.execute(database);
  await sql`create policy in_scope on ${sql.table(name)} using (${rule}) with check (${rule})`.execute(database);
}
