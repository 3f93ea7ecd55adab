import type { Kysely } from "kysely";
import { sql } from "kysely";

/** Has the database refuse every change and removal of a table's rows, from its owner too and in sessions that play back another's. */
export async function makeAppendOnly(database: Kysely<unknown>, name: string): Promise<void> {
  await sql`create or replace function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception 'what stands in % is never changed or removed', tg_table_name using errcode = 'restrict_violation';
    end $$`.execute(database);
  const [rows, whole] = [sql.id(`${name}_stay`), sql.id(`${name}_are_kept`)];
  const table = sql.table(name);
  await sql`create trigger ${rows} before update or delete on ${table} for each row execute function refuse_change()`.execute(
    database,
  );
  await sql`create trigger ${whole} before truncate on ${table} for each statement execute function refuse_change()`.execute(
    database,
  );
  await sql`alter table ${table} enable always trigger ${rows}`.execute(database);
  await sql`alter table ${table} enable always trigger ${whole}`.execute(database);
}
