import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { protectBy } from "./row-level-security.ts";

/**
 * Stored secrets are sealed from here on, which the next start does: an earlier version could not read them, and does not start on these
 * tables any more. A webhook has somebody who answers for it; one of a partner that somebody may have made who sees only a part of
 * what the partner sees is stopped, until an owner or a user who sees all of it takes it up.
 */
export const sealedSecrets: Migration = {
  async up(database: Kysely<unknown>) {
    for (const statement of statements) await statement.execute(database);
    await protectBy(database, "secret_keys", sql`(select springtide_everywhere())`);
  },
};

const statements = [
  sql`create table secret_keys (id text primary key)`,
  sql`alter table webhook_subscriptions add column responsible integer`,
  sql`update webhook_subscriptions w set responsible = a.person from audit_entries a
    where a.organisation = w.organisation and a.about_kind = 'webhook' and a.about_id = w.id and a.action = 'webhook.make'`,
  sql`update webhook_subscriptions w set state = 'stopped' where partner is not null and case when responsible is null
    then exists (select from members m where m.organisation = w.organisation and m.partner = w.partner and agreements is not null)
      or exists (select from former_members f where f.organisation = w.organisation)
    else not exists (select from members m where m.organisation = w.organisation and m.person = w.responsible
      and ('owner' = any (m.roles) or m.partner = w.partner and m.agreements is null)) end`,
];
