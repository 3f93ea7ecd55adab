import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Keyring } from "../secrets/keyring.ts";
import type { SecretPlace } from "../secrets/sealed-text.ts";
import { openSecret, sealSecret } from "../secrets/sealed-text.ts";

/** What is set of one kind of connection, not yet trusted; null where nothing is. @throws Refusal as `openSecret` */
export async function selectSettings(database: Transaction<Tables>, kind: string, keyring: Keyring): Promise<unknown> {
  const row = await database
    .selectFrom("connection_settings")
    .select(["organisation", "document"])
    .where("kind", "=", kind)
    .executeTakeFirst();
  if (row === undefined) return null;
  const stored = typeof row.document === "string" ? row.document : "";
  return JSON.parse(await openSecret(keyring, stored, placeOf(row.organisation, kind)));
}

/**
 * Replaces what is set of one kind of connection, sealed as a whole: most of it tells of passwords, keys and people; null takes it away.
 * @throws Refusal `secret-key-missing`
 */
export async function replaceSettings(
  database: Transaction<Tables>,
  { kind, document, changedAt }: { readonly kind: string; readonly document: unknown; readonly changedAt: string },
  keyring: Keyring,
): Promise<void> {
  await database.deleteFrom("connection_settings").where("kind", "=", kind).execute();
  if (document === null) return;
  const place = placeOf(await organisationOf(database), kind);
  const text = await sealSecret(keyring, JSON.stringify(document), place);
  await database
    .insertInto("connection_settings")
    .values({ kind, document: JSON.stringify(text), changed_at: changedAt })
    .execute();
}

function placeOf(organisation: number, kind: string): SecretPlace {
  return { organisation, table: "connection_settings", row: kind };
}

/** Whose scope a transaction is in. */
export async function organisationOf(database: Transaction<Tables>): Promise<number> {
  const { rows } = await sql<{ organisation: number }>`select springtide_organisation() as organisation`.execute(
    database,
  );
  const [row] = rows;
  if (row === undefined) throw new Error("A secret is stored in no organisation's name.");
  return row.organisation;
}
