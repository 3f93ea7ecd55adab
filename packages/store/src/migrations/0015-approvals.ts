import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { makeAppendOnly } from "./append-only.ts";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** Who may commit the organisation to how much, what was committed, what waits for a second person, and what was published. */
export const approvals: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
    for (const name of ["committed_amounts", "published_documents", "publication_acknowledgements"])
      await makeAppendOnly(database, name);
    for (const name of [
      "approval_limits",
      "purchase_orders",
      "committed_amounts",
      "approvals",
      "published_documents",
      "publication_acknowledgements",
    ])
      await protectTable(database, name);
  },
};

const statements = [
  sql`create table approval_limits (
    ${ORGANISATION_COLUMN},
    role text not null,
    per_commitment_cents bigint,
    per_month_cents bigint,
    primary key (role, organisation)
  )`,
  sql`create table purchase_orders (
    ${ORGANISATION_COLUMN},
    number text not null,
    amount_cents bigint not null check (amount_cents >= 0),
    cost_centre text,
    account text,
    primary key (number, organisation)
  )`,
  sql`create table committed_amounts (
    ${ORGANISATION_COLUMN},
    id integer generated always as identity primary key,
    about_kind text not null,
    about_id text not null,
    person integer,
    order_number text,
    month text not null,
    at timestamptz(3) not null,
    cents bigint not null
  )`,
  sql`create index committed_amounts_of_month on committed_amounts (organisation, month, person)`,
  sql`create index committed_amounts_of_order on committed_amounts (organisation, order_number)`,
  sql`create table approvals (
    ${ORGANISATION_COLUMN},
    number integer not null,
    about_kind text not null,
    about_id text not null,
    about_revision integer not null,
    action json not null,
    cents bigint not null,
    asked_by integer,
    asked_pseudonym text not null,
    asked_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    state text not null check (state in ('waiting', 'approved', 'declined', 'expired')),
    decided_by integer,
    decided_pseudonym text,
    decided_at timestamptz(3),
    reason text,
    primary key (number, organisation)
  )`,
  // A copy of its own, word for word: what was signed stays whatever becomes of the stored plans.
  sql`create table published_documents (
    ${ORGANISATION_COLUMN},
    kind text not null,
    shop text not null,
    version integer not null,
    at timestamptz(3) not null,
    person integer,
    pseudonym text not null,
    why text not null,
    inputs_hash text not null,
    software text not null,
    seed bigint not null,
    sha256 text not null,
    document json not null,
    primary key (shop, kind, version, organisation)
  )`,
  sql`create table publication_acknowledgements (
    ${ORGANISATION_COLUMN},
    kind text not null,
    shop text not null,
    version integer not null,
    person integer not null,
    pseudonym text not null,
    at timestamptz(3) not null,
    primary key (shop, kind, version, person, organisation),
    foreign key (shop, kind, version, organisation) references published_documents (shop, kind, version, organisation)
  )`,
];
