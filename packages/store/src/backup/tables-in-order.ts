import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

export interface StoredTable {
  readonly name: string;
  readonly columns: readonly StoredColumn[];
}

interface StoredColumn {
  readonly name: string;
  /** Its type as PostgreSQL writes it: `double precision[]`. */
  readonly type: string;
  /** Whether PostgreSQL numbers its rows. */
  readonly identity: boolean;
}

interface ColumnRow extends StoredColumn {
  readonly table: string;
}

/** Our tables with their columns, each after those that its rows refer to; without the list of migrations. */
export async function tablesInOrder(database: Kysely<Tables>): Promise<StoredTable[]> {
  const { rows } = await sql<ColumnRow>`
    select relname as "table", attname as name, format_type(atttypid, atttypmod) as type, attidentity <> '' as identity
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = current_schema()::regnamespace and relkind = 'r' and relname not like 'kysely_migration%'
      and attnum > 0 and not attisdropped and attgenerated = ''
    order by relname, attnum
  `.execute(database);
  const { rows: needs } = await sql<{ table: string; needed: string }>`
    select distinct child.relname as "table", parent.relname as needed
    from pg_constraint join pg_class child on child.oid = conrelid join pg_class parent on parent.oid = confrelid
    where contype = 'f' and conrelid <> confrelid and child.relnamespace = current_schema()::regnamespace
  `.execute(database);
  const waiting = new Map<string, StoredColumn[]>();
  for (const { table, ...column } of rows) waiting.set(table, [...(waiting.get(table) ?? []), column]);
  const ordered: StoredTable[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].find(([name]) =>
      needs.every(({ table, needed }) => table !== name || !waiting.has(needed)),
    );
    if (ready === undefined) throw new Error("Tables refer to each other in a circle.");
    const [name, columns] = ready;
    ordered.push({ name, columns });
    waiting.delete(name);
  }
  return ordered;
}
