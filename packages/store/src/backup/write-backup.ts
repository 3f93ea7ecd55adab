import type { Kysely } from "kysely";
import { sql } from "kysely";
import { appliedMigrations } from "../database/migrate.ts";
import { EVERY_ORGANISATION, enterScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";
import type { BackupHead, BackupRow, BackupTable } from "./backup-format.ts";
import { BACKUP_FORM, checksum } from "./backup-format.ts";
import { tablesInOrder } from "./tables-in-order.ts";

/** Rows fetched at once: a year of plan is some megabytes. */
const ROWS_AT_ONCE = 50;

/**
 * Everything that is stored, as it was at one instant, line by line; see `backup-format.ts`. Others go on reading and writing
 * meanwhile on a server; the embedded database has one connection, and they wait.
 */
export async function* backupLines(database: Kysely<Tables>, made: string): AsyncGenerator<string> {
  const transaction = await database
    .startTransaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute();
  const sum = checksum();
  const line = (value: BackupHead | BackupTable | BackupRow): string => {
    const text = JSON.stringify(value);
    sum.add(text);
    return `${text}\n`;
  };
  let rows = 0;
  try {
    await enterScope(transaction, EVERY_ORGANISATION);
    yield line({ springtideBackup: BACKUP_FORM, made, migrations: await appliedMigrations(transaction) });
    for (const { name, columns } of await tablesInOrder(transaction)) {
      yield line({ table: name, columns: columns.map((column) => column.name) });
      const asText = sql.join(columns.map((column) => sql`${sql.ref(column.name)}::text`));
      await sql`declare stored cursor for select array[${asText}] as values from ${sql.table(name)}`.execute(
        transaction,
      );
      for (;;) {
        const fetched = await sql<{ values: BackupRow }>`fetch ${sql.lit(ROWS_AT_ONCE)} from stored`.execute(
          transaction,
        );
        for (const { values } of fetched.rows) yield line(values);
        rows += fetched.rows.length;
        if (fetched.rows.length < ROWS_AT_ONCE) break;
      }
      await sql`close stored`.execute(transaction);
    }
    yield `${JSON.stringify({ rows, sha256: sum.value() })}\n`;
  } finally {
    await transaction.commit().execute();
  }
}
