import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";

/** What a link is good for, once: to sign in, or to set a password. */
export type LinkPurpose = "sign-in" | "password";

export interface OneTimeLink {
  readonly tokenHash: string;
  readonly purpose: LinkPurpose;
  readonly person: number;
  readonly organisation: number;
  readonly expiresAt: string;
}

/** Earlier links of the same purpose for the same person end with it. */
export async function insertLink(database: Transaction<Tables>, link: OneTimeLink, madeAt: string): Promise<void> {
  const { tokenHash, purpose, person, organisation, expiresAt } = link;
  await database
    .deleteFrom("one_time_links")
    .where((where) => where.or([where.and({ person, purpose }), where("expires_at", "<", madeAt)]))
    .execute();
  await database
    .insertInto("one_time_links")
    .values({ token_hash: tokenHash, purpose, person, organisation, made_at: madeAt, expires_at: expiresAt })
    .execute();
}

/** A link that still holds; looking at it does not use it. */
export async function selectLink(
  database: Transaction<Tables>,
  tokenHash: string,
  now: string,
): Promise<OneTimeLink | null> {
  const row = await database
    .selectFrom("one_time_links")
    .selectAll()
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row === undefined
    ? null
    : {
        tokenHash,
        purpose: row.purpose === "password" ? "password" : "sign-in",
        person: row.person,
        organisation: row.organisation,
        expiresAt: row.expires_at,
      };
}

/** Uses a link up. Of two who do so at once one gets true. */
export async function takeLink(database: Transaction<Tables>, tokenHash: string): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom("one_time_links")
    .where("token_hash", "=", tokenHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
