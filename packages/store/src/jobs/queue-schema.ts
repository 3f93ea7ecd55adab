import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

/**
 * Has the tables of a queue made by one process at a time: of several that begin together each would make them, and all but one fail.
 * Not for the embedded database, whose one connection is needed for the work.
 */
export async function oneAtATime<T>(database: Kysely<Tables>, schema: string, work: () => Promise<T>): Promise<T> {
  return database.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(hashtext(${`${schema} is made`}))`.execute(transaction);
    return work();
  });
}

/**
 * Lets the role that queries take on work with the tables of a queue, which lie in a schema of their own: jobs are stored and queued in
 * one transaction. They hold ids and nothing of any organisation.
 */
export async function openQueueSchema(database: Kysely<Tables>, schema: string, role: string | null): Promise<void> {
  if (role === null) return;
  await database.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ granted: boolean }>`
      select has_table_privilege(${role}, ${`${schema}.job`}, 'insert, update, delete, select')
        and has_schema_privilege(${role}, ${schema}, 'usage') as granted`.execute(transaction);
    if (rows[0]?.granted === true) return;
    // Grants of the same tables at the same time would refuse each other.
    await sql`select pg_advisory_xact_lock(hashtext(${schema}))`.execute(transaction);
    await sql`grant usage on schema ${sql.id(schema)} to ${sql.id(role)}`.execute(transaction);
    await sql`grant select, insert, update, delete on all tables in schema ${sql.id(schema)} to ${sql.id(role)}`.execute(
      transaction,
    );
  });
}
