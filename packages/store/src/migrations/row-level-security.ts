import type { Kysely, QueryExecutorProvider } from "kysely";
import { sql } from "kysely";

/** The column that every table of an organisation has: whoever inserts in its scope need not name it. */
export const ORGANISATION_COLUMN = sql`
  organisation integer not null default springtide_organisation() references organisations on delete cascade`;

/**
 * Has the database itself show and take only rows of the organisation in whose scope a transaction runs, from its owner too.
 * A partner's scope sees nothing of the table.
 * @param name of a table with `ORGANISATION_COLUMN`
 * @param options `partner`: the table has a column `partner text` as well, and a partner's scope sees the rows of that partner
 */
export async function protectTable(
  database: QueryExecutorProvider,
  name: string,
  { partner = false }: { readonly partner?: boolean } = {},
): Promise<void> {
  const theirs = partner ? sql`or partner = (select springtide_partner())` : sql``;
  await protectBy(
    database,
    name,
    sql`(select springtide_everywhere()) or (organisation = (select springtide_organisation())
      and ((select springtide_partner()) is null ${theirs}))`,
  );
}

/** The same by a rule of its own, for a table that is nobody's alone. */
export async function protectBy(
  database: QueryExecutorProvider,
  name: string,
  rule: ReturnType<typeof sql>,
): Promise<void> {
  await enforce(database, name);
  await sql`create policy in_scope on ${sql.table(name)} using (${rule}) with check (${rule})`.execute(database);
}

/** The list of organisations: each sees its own, and its own people may rename it; more is for the machinery alone. */
export async function protectOrganisations(database: Kysely<unknown>): Promise<void> {
  await enforce(database, "organisations");
  const own = sql`id = (select springtide_organisation())`;
  await sql`create policy everywhere on organisations using ((select springtide_everywhere()))`.execute(database);
  await sql`create policy own on organisations for select using (${own})`.execute(database);
  await sql`create policy rename on organisations for update using (${own} and (select springtide_partner()) is null)`.execute(
    database,
  );
}

async function enforce(database: QueryExecutorProvider, name: string): Promise<void> {
  await sql`alter table ${sql.table(name)} enable row level security`.execute(database);
  await sql`alter table ${sql.table(name)} force row level security`.execute(database);
}

/** What the policies ask: the settings that `enterScope` makes. A setting of a transaction that ended is empty, not gone. */
export async function makeScopeFunctions(database: Kysely<unknown>): Promise<void> {
  await sql`create or replace function springtide_everywhere() returns boolean language sql stable parallel safe
    return coalesce(current_setting('springtide.organisation', true) = '*', false)`.execute(database);
  await sql`create or replace function springtide_organisation() returns integer language sql stable parallel safe
    return nullif(nullif(current_setting('springtide.organisation', true), ''), '*')::integer`.execute(database);
  await sql`create or replace function springtide_partner() returns text language sql stable parallel safe
    return nullif(current_setting('springtide.partner', true), '')`.execute(database);
}
