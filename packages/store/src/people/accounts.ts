import type { Membership } from "@springtide/contracts";
import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Standing } from "./standing.ts";
import { membershipColumns, STANDING_COLUMNS, standingFrom } from "./standing.ts";

/** Somebody who can be found by an address. */
export interface Account {
  readonly person: number;
  readonly passwordHash: string | null;
}

/** A new person with a first membership. */
export interface NewAccount {
  readonly email: string | null;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly organisation: number;
  readonly membership: Membership;
}

export async function selectAccount(database: Transaction<Tables>, email: string): Promise<Account | null> {
  const row = await database
    .selectFrom("person_details")
    .leftJoin("passwords", "passwords.person", "person_details.person")
    .select(["person_details.person", "hash"])
    .where("email", "=", email)
    .executeTakeFirst();
  return row === undefined ? null : { person: row.person, passwordHash: row.hash };
}

/** In the order in which they joined. */
export async function selectStandings(database: Transaction<Tables>, person: number | null): Promise<Standing[]> {
  let query = database
    .selectFrom("members")
    .innerJoin("organisations", "organisations.id", "members.organisation")
    .leftJoin("person_details", "person_details.person", "members.person")
    .select(STANDING_COLUMNS);
  if (person !== null) query = query.where("members.person", "=", person);
  const rows = await query.orderBy("since").orderBy("members.organisation").orderBy("members.person").execute();
  return rows.map(standingFrom);
}

export async function insertAccount(database: Transaction<Tables>, account: NewAccount, now: string): Promise<number> {
  const { id: person } = await database
    .insertInto("people")
    .values({ made_at: now })
    .returning("id")
    .executeTakeFirstOrThrow();
  await database.insertInto("person_details").values({ person, email: account.email, name: account.name }).execute();
  if (account.passwordHash !== null) await upsertPassword(database, person, account.passwordHash, now);
  await insertMember(database, { person, organisation: account.organisation, membership: account.membership }, now);
  return person;
}

/** Makes a person a member; who is one already keeps the roles they have. */
export async function insertMember(
  database: Transaction<Tables>,
  member: { readonly person: number; readonly organisation: number; readonly membership: Membership },
  now: string,
): Promise<void> {
  const { organisation, person, membership } = member;
  await database
    .insertInto("members")
    .values({ organisation, person, since: now, ...membershipColumns(membership) })
    .onConflict((conflict) => conflict.columns(["person", "organisation"]).doNothing())
    .execute();
}

/** Gives somebody a new password; links made for the old one, and browsers known by it, are good for nothing more. */
export async function upsertPassword(
  database: Transaction<Tables>,
  person: number,
  hash: string,
  now: string,
): Promise<void> {
  await database
    .insertInto("passwords")
    .values({ person, hash, changed_at: now })
    .onConflict((conflict) => conflict.column("person").doUpdateSet({ hash, changed_at: now }))
    .execute();
  for (const table of ["one_time_links", "known_devices"] as const)
    await database.deleteFrom(table).where("person", "=", person).execute();
}

/** Whether an owner of any organisation could sign in with a password. */
export async function hasOwnerWithPassword(database: Transaction<Tables>): Promise<boolean> {
  const row = await database
    .selectFrom("members")
    .innerJoin("passwords", "passwords.person", "members.person")
    .select("members.person")
    .where(sql<boolean>`'owner' = any (roles)`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Forgets name, address and every way to sign in of somebody who is no member anywhere; the number that stands for them in plans
 * and in the audit trail stays. False where they are still a member, or nothing was kept of them.
 */
export async function eraseDetails(database: Transaction<Tables>, person: number): Promise<boolean> {
  const member = await database.selectFrom("members").select("person").where("person", "=", person).executeTakeFirst();
  if (member !== undefined) return false;
  for (const table of ["passwords", "sessions", "one_time_links", "known_devices", "open_id_subjects"] as const)
    await database.deleteFrom(table).where("person", "=", person).execute();
  const { numDeletedRows } = await database
    .deleteFrom("person_details")
    .where("person", "=", person)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
