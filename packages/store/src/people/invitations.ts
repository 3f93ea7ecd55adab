import type { Membership } from "@springtide/contracts";
import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import { membershipColumns, membershipFrom } from "./standing.ts";

export interface NewInvitation {
  readonly email: string;
  readonly name: string;
  readonly membership: Membership;
  readonly tokenHash: string;
  readonly expiresAt: string;
}

/** An invitation that is open: neither taken nor revoked. It may have expired. */
export interface StoredInvitation extends Membership {
  readonly id: number;
  readonly email: string;
  readonly name: string;
  readonly madeAt: string;
  readonly expiresAt: string;
}

/** Whom an invitation lets in, and where. */
export interface FoundInvitation extends StoredInvitation {
  readonly organisation: number;
  readonly organisationName: string;
}

/** One that is open for the same address is replaced: its link ends. */
export async function insertInvitation(
  database: Transaction<Tables>,
  invitation: NewInvitation,
  madeAt: string,
): Promise<number> {
  const { email, name, membership, tokenHash, expiresAt } = invitation;
  await database.deleteFrom("invitations").where("email", "=", email).execute();
  const { id } = await database
    .insertInto("invitations")
    .values({
      ...{ email, name, token_hash: tokenHash, made_at: madeAt, expires_at: expiresAt },
      ...membershipColumns(membership),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function selectInvitations(database: Transaction<Tables>): Promise<StoredInvitation[]> {
  const rows = await database.selectFrom("invitations").selectAll().orderBy("id").execute();
  return rows.map((row) => ({
    ...{ id: row.id, email: row.email, name: row.name, madeAt: row.made_at, expiresAt: row.expires_at },
    ...membershipFrom(row),
  }));
}

export async function deleteInvitation(database: Transaction<Tables>, id: number): Promise<boolean> {
  const { numDeletedRows } = await database.deleteFrom("invitations").where("id", "=", id).executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Invitations that are open and not expired, of every organisation: by the hash of the link, or by address. */
export async function openInvitations(
  database: Transaction<Tables>,
  by: { readonly tokenHash: string } | { readonly email: string },
  now: string,
): Promise<FoundInvitation[]> {
  const [column, value] = "email" in by ? (["email", by.email] as const) : (["token_hash", by.tokenHash] as const);
  const rows = await database
    .selectFrom("invitations")
    .innerJoin("organisations", "organisations.id", "invitations.organisation")
    .selectAll("invitations")
    .select("organisations.name as organisation_name")
    .where(column, "=", value)
    .where("expires_at", ">", now)
    .orderBy("invitations.id")
    .forUpdate("invitations")
    .execute();
  return rows.map((row) => ({
    ...{ id: row.id, email: row.email, name: row.name, madeAt: row.made_at, expiresAt: row.expires_at },
    ...membershipFrom(row),
    ...{ organisation: row.organisation, organisationName: row.organisation_name },
  }));
}
