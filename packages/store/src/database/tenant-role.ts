import { Refusal } from "@springtide/refusal";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import { codeOf } from "../folder/system-error.ts";
import type { Tables } from "./tables.ts";

/** Whom queries run as where policies do not bind the connecting user: one for all databases of a server, and nobody can sign in as it. */
const TENANT_ROLE = "springtide_tenant";

/**
 * The role that queries take on in this database, made ready for it: null where policies bind the connecting user anyway.
 * Superusers and users with BYPASSRLS are bound by none; the embedded database always connects as one.
 * @param where folder or address, for those who read of a refusal
 * @throws Refusal `database-not-guarded` if policies bind neither the user nor any role it may take on
 */
export async function tenantRole(database: Kysely<Tables>, where: string): Promise<string | null> {
  const { rows } = await sql<{ bypasses: boolean }>`
    select rolsuper or rolbypassrls as bypasses from pg_roles where rolname = current_user`.execute(database);
  if (rows[0]?.bypasses === false) return null;
  try {
    await makeReady(database);
  } catch (error) {
    if (isForbidden(error))
      throw notGuarded(where, "a user whom row-level security does not bind, and who may not make a role");
    throw error;
  }
  if (!(await isBound(database)))
    throw notGuarded(where, `a role ${TENANT_ROLE} whom row-level security does not bind`);
  return TENANT_ROLE;
}

async function makeReady(database: Kysely<Tables>): Promise<void> {
  if (await isReady(database)) return;
  // Not in the transaction below: two databases of a server may make the role at once, and one of them then has it already.
  await sql`do $$ begin
    if not exists (select from pg_roles where rolname = ${sql.lit(TENANT_ROLE)}) then
      create role ${sql.id(TENANT_ROLE)} nologin nosuperuser nobypassrls nocreatedb nocreaterole;
    end if;
  exception when duplicate_object or unique_violation then null;
  end $$`.execute(database);
  await database.transaction().execute(async (transaction) => {
    // Grants of the same tables at the same time would refuse each other.
    await sql`select pg_advisory_xact_lock(hashtext(${TENANT_ROLE}))`.execute(transaction);
    await sql`do $$
    declare named text;
    begin
      if not pg_has_role(current_user, ${sql.lit(TENANT_ROLE)}, 'member') then
        execute format('grant ${sql.raw(TENANT_ROLE)} to %I', current_user);
      end if;
      execute format('grant usage on schema %I to ${sql.raw(TENANT_ROLE)}', current_schema());
      for named in ${withoutGrant} loop
        execute format('grant select, insert, update, delete on %I to ${sql.raw(TENANT_ROLE)}', named);
      end loop;
    end $$`.execute(transaction);
  });
}

/** Tables that the role cannot read yet; the list of migrations is none of its business. */
const withoutGrant = sql`
  select relname from pg_class
  where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') and relname not like 'kysely_migration%'
    and not has_table_privilege(${sql.lit(TENANT_ROLE)}, pg_class.oid, 'select')`;

async function isReady(database: Kysely<Tables>): Promise<boolean> {
  const { rows: roles } = await sql<{ member: boolean }>`
    select pg_has_role(current_user, oid, 'member') as member from pg_roles where rolname = ${TENANT_ROLE}
  `.execute(database);
  if (roles[0]?.member !== true) return false;
  const { rows } = await sql`${withoutGrant} limit 1`.execute(database);
  return rows.length === 0;
}

/** Tried out, not looked up: what a user may take on differs between versions of PostgreSQL. */
async function isBound(database: Kysely<Tables>): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    try {
      await sql`select set_config('role', ${TENANT_ROLE}::text, true)`.execute(transaction);
    } catch (error) {
      if (isForbidden(error)) return false;
      throw error;
    }
    const { rows } = await sql<{ bound: boolean }>`
      select not (rolsuper or rolbypassrls) as bound from pg_roles where rolname = current_user`.execute(transaction);
    return rows[0]?.bound === true;
  });
}

/** The embedded database says it by PostgreSQL's code, a server's connection by the refusal that was made of it. */
function isForbidden(error: unknown): boolean {
  if (error instanceof Refusal) return error.findings.every(({ code }) => code === "database-not-allowed");
  return codeOf(error) === "42501";
}

function notGuarded(where: string, found: string): Refusal {
  return new Refusal({
    code: "database-not-guarded",
    place: { file: where },
    found,
    rule: "the database itself keeps organisations apart",
    remedy: "Name a user in DATABASE_URL that owns the database and has neither SUPERUSER nor BYPASSRLS.",
  });
}
