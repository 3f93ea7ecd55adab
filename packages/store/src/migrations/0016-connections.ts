import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { ORGANISATION_COLUMN, protectTable } from "./row-level-security.ts";

/** What comes in from other services and goes out to them: weather, daily figures, notices, webhooks. */
export const connections: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
    for (const name of OF_ORGANISATION) await protectTable(database, name);
    for (const name of OF_PARTNERS_TOO) await protectTable(database, name, { partner: true });
  },
};

const OF_ORGANISATION = [
  "connection_settings",
  "weather_fetches",
  "daily_figures",
  "notices",
  "notice_sendings",
  "notice_tokens",
];
const OF_PARTNERS_TOO = ["webhook_subscriptions", "webhook_deliveries"];

const statements = [
  // json, not jsonb: documents are handed out word for word as they came.
  sql`create table connection_settings (
    ${ORGANISATION_COLUMN},
    kind text not null,
    document json not null,
    changed_at timestamptz not null,
    primary key (organisation, kind)
  )`,
  sql`create table weather_fetches (
    ${ORGANISATION_COLUMN},
    id bigint generated always as identity primary key,
    shop text not null,
    market text not null,
    kind text not null check (kind in ('history', 'forecast', 'ensemble', 'earlier-runs')),
    fetched_at timestamptz not null,
    service text not null,
    attribution text not null,
    document json,
    document_hash text,
    failure json,
    check ((document is null) <> (failure is null)),
    foreign key (shop, organisation) references shops (id, organisation) on delete cascade
  )`,
  sql`create index weather_fetches_newest on weather_fetches (organisation, shop, kind, market, id desc)`,
  sql`create table daily_figures (
    ${ORGANISATION_COLUMN},
    shop text not null,
    kind text not null check (kind in ('orders', 'campaigns', 'audits')),
    subject text not null,
    version integer not null,
    put_at timestamptz not null,
    put_by integer,
    document json not null,
    primary key (shop, kind, subject, version, organisation),
    foreign key (shop, organisation) references shops (id, organisation) on delete cascade
  )`,
  sql`create table notices (
    ${ORGANISATION_COLUMN},
    id integer generated always as identity primary key,
    key text not null,
    kind text not null,
    shop text,
    subject text not null,
    message text not null,
    deadline_at timestamptz,
    missed boolean not null,
    made_at timestamptz not null,
    attachment json,
    acknowledged_at timestamptz,
    acknowledged_by integer,
    unique (organisation, key)
  )`,
  sql`create index notices_open on notices (organisation, id) where acknowledged_at is null`,
  sql`create table notice_sendings (
    ${ORGANISATION_COLUMN},
    id bigint generated always as identity primary key,
    notice integer not null references notices on delete cascade,
    step text not null,
    way text not null check (way in ('email', 'chat')),
    recipient json not null,
    message_id text not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    state text not null default 'waiting' check (state in ('waiting', 'sent', 'given-up', 'not-needed')),
    sent_at timestamptz,
    last_error text,
    unique (organisation, message_id)
  )`,
  sql`create index notice_sendings_due on notice_sendings (due_at) where state = 'waiting'`,
  sql`create table notice_tokens (
    ${ORGANISATION_COLUMN},
    token_hash text primary key,
    notice integer not null references notices on delete cascade,
    person integer,
    expires_at timestamptz not null
  )`,
  sql`create table webhook_subscriptions (
    ${ORGANISATION_COLUMN},
    partner text,
    id text primary key,
    url text not null,
    events text[] not null,
    secret text not null,
    previous_secret text,
    previous_until timestamptz,
    state text not null check (state in ('active', 'paused', 'stopped')),
    failing_since timestamptz,
    made_at timestamptz not null
  )`,
  sql`create table webhook_deliveries (
    ${ORGANISATION_COLUMN},
    partner text,
    id bigint generated always as identity primary key,
    subscription text not null references webhook_subscriptions on delete cascade,
    event text not null,
    kind text not null,
    body text not null,
    made_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null default 0,
    state text not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
    answer_status integer,
    last_error text,
    tried_at timestamptz,
    unique (subscription, event)
  )`,
  sql`create index webhook_deliveries_due on webhook_deliveries (due_at) where state = 'waiting'`,
  sql`create index webhook_deliveries_log on webhook_deliveries (subscription, id desc)`,
];
