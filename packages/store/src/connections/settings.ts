import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";

/** What is set of one kind of connection, not yet trusted; null where nothing is. */
export async function selectSettings(database: Transaction<Tables>, kind: string): Promise<unknown> {
  const row = await database
    .selectFrom("connection_settings")
    .select("document")
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row?.document ?? null;
}

/** Replaces what is set of one kind of connection; null takes it away. */
export async function replaceSettings(
  database: Transaction<Tables>,
  kind: string,
  document: unknown,
  changedAt: string,
): Promise<void> {
  await database.deleteFrom("connection_settings").where("kind", "=", kind).execute();
  if (document === null) return;
  await database
    .insertInto("connection_settings")
    .values({ kind, document: JSON.stringify(document), changed_at: changedAt })
    .execute();
}
