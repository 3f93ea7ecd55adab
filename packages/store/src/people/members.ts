import type { Membership } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import { stopWebhooksOf } from "../connections/webhooks.ts";
import type { Tables } from "../database/tables.ts";
import { membershipColumns, membershipFrom } from "./standing.ts";

/** A member as the list of an organisation shows them. */
export interface StoredMember extends Membership {
  readonly person: number;
  /** Null once it was erased. */
  readonly name: string | null;
  readonly email: string | null;
  readonly since: string;
}

/** In the order in which they joined. */
export async function selectMembers(database: Transaction<Tables>): Promise<StoredMember[]> {
  const rows = await database
    .selectFrom("members")
    .leftJoin("person_details", "person_details.person", "members.person")
    .select(["members.person", "name", "email", "since", "roles", "partner", "agreements"])
    .orderBy("since")
    .orderBy("members.person")
    .execute();
  return rows.map(({ person, name, email, since, ...row }) => ({ person, name, email, since, ...membershipFrom(row) }));
}

/**
 * Gives a member other roles; false where there is no such member. Every session of theirs has the new roles at once.
 * @throws Refusal `last-owner`
 */
export async function updateMember(
  database: Transaction<Tables>,
  person: number,
  membership: Membership,
): Promise<boolean> {
  if (!membership.roles.includes("owner")) await requireAnotherOwner(database, person);
  const { numUpdatedRows } = await database
    .updateTable("members")
    .set(membershipColumns(membership))
    .where("person", "=", person)
    .executeTakeFirst();
  await stopWebhooksOf(database, person, membership);
  return numUpdatedRows > 0n;
}

/**
 * Takes somebody out of the organisation, with their sessions, links and tokens in it; false where there is no such member.
 * Their name stays beside what they did, until it is erased.
 * @throws Refusal `last-owner`
 */
export async function deleteMember(database: Transaction<Tables>, person: number, now: string): Promise<boolean> {
  await requireAnotherOwner(database, person);
  const { numDeletedRows } = await database.deleteFrom("members").where("person", "=", person).executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await stopWebhooksOf(database, person, null);
  await database
    .insertInto("former_members")
    .values({ person, left_at: now })
    .onConflict((conflict) => conflict.columns(["person", "organisation"]).doUpdateSet({ left_at: now }))
    .execute();
  return true;
}

/** Everybody who is or was a member, and what they are called; null once that was erased. */
export async function selectNames(
  database: Transaction<Tables>,
): Promise<{ readonly person: number; readonly name: string | null }[]> {
  return database
    .selectFrom("people")
    .leftJoin("person_details", "person_details.person", "people.id")
    .select(["people.id as person", "name"])
    .orderBy("people.id")
    .execute();
}

/** Two owners who take each other's role at the same time wait here for each other. */
async function requireAnotherOwner(database: Transaction<Tables>, person: number): Promise<void> {
  const owners = await database
    .selectFrom("members")
    .select("person")
    .where(sql<boolean>`'owner' = any (roles)`)
    .orderBy("person")
    .forUpdate()
    .execute();
  if (!owners.some((owner) => owner.person === person) || owners.length > 1) return;
  throw new Refusal({
    code: "last-owner",
    place: {},
    found: "the only owner of this organisation",
    rule: "an organisation always has an owner, who lets people in",
    remedy: "Make somebody else an owner first.",
  });
}
