import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { InScope } from "../database/scope.ts";
import type { Tables } from "../database/tables.ts";
import type { Keyring } from "./keyring.ts";
import type { SecretPlace } from "./sealed-text.ts";
import { openSecret, otherKey, sealed, sealedWith } from "./sealed-text.ts";

/** A secret as it is stored, and what puts another text in its place. */
interface StoredSecret {
  readonly place: SecretPlace;
  readonly text: string;
  readonly replace: (text: string) => Promise<unknown>;
}

/**
 * Makes sure at a start that every stored secret can be opened here, seals those that lie open from earlier versions, and seals those
 * of an earlier key anew, so that it can be thrown away. All or nothing; processes that start together do it one after the other.
 * @param inScope of every organisation
 * @throws Refusal `secret-key-wrong`, `secret-key-missing`, `secret-damaged`
 */
export async function makeSecretsReady(inScope: InScope, keyring: Keyring): Promise<void> {
  await inScope(async (database) => {
    await sql`lock table secret_keys in share row exclusive mode`.execute(database);
    const secrets = await storedSecrets(database);
    const known = (await keyring.keys()).map(({ id }) => id);
    const used = secrets.flatMap(({ text }) => sealedWith(text) ?? []);
    // Machines that share a database agree on a key before the first secret is stored.
    const agreed = keyring.isShared ? await agreedKeys(database) : [];
    const missing = [...new Set([...used, ...agreed])].filter((id) => !known.includes(id));
    if (missing.length > 0) throw otherKey(missing, keyring);
    if (secrets.length === 0 && known.length === 0) return;
    const key = await keyring.sealing();
    for (const { place, text, replace } of secrets) {
      const id = sealedWith(text);
      if (id === key.id) await openSecret(keyring, text, place);
      else await replace(sealed(id === null ? text : await openSecret(keyring, text, place), place, key));
    }
    await database.deleteFrom("secret_keys").execute();
    await database.insertInto("secret_keys").values({ id: key.id }).execute();
  });
}

async function agreedKeys(database: Transaction<Tables>): Promise<string[]> {
  return (await database.selectFrom("secret_keys").select("id").execute()).map(({ id }) => id);
}

async function storedSecrets(database: Transaction<Tables>): Promise<StoredSecret[]> {
  return [...(await storedSettings(database)), ...(await storedSigningSecrets(database))];
}

async function storedSettings(database: Transaction<Tables>): Promise<StoredSecret[]> {
  const rows = await database
    .selectFrom("connection_settings")
    .select(["organisation", "kind", "document"])
    .forUpdate()
    .execute();
  return rows.map(({ organisation, kind, document }) => ({
    place: { organisation, table: "connection_settings", row: kind },
    text: typeof document === "string" ? document : JSON.stringify(document),
    replace: (text) =>
      database
        .updateTable("connection_settings")
        .set({ document: JSON.stringify(text) })
        .where("organisation", "=", organisation)
        .where("kind", "=", kind)
        .execute(),
  }));
}

async function storedSigningSecrets(database: Transaction<Tables>): Promise<StoredSecret[]> {
  const rows = await database
    .selectFrom("webhook_subscriptions")
    .select(["organisation", "id", "secret", "previous_secret"])
    .forUpdate()
    .execute();
  return rows.flatMap(({ organisation, id, ...row }) =>
    (["secret", "previous_secret"] as const).flatMap((column) => {
      const text = row[column];
      const replace = (text: string) =>
        database
          .updateTable("webhook_subscriptions")
          .set({ [column]: text })
          .where("id", "=", id)
          .execute();
      return text === null ? [] : [{ place: { organisation, table: "webhook_subscriptions", row: id }, text, replace }];
    }),
  );
}
