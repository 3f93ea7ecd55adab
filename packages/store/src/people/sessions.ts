import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Standing } from "./standing.ts";
import { STANDING_COLUMNS, standingFrom } from "./standing.ts";

export interface NewSession {
  readonly tokenHash: string;
  readonly person: number;
  readonly organisation: number;
  /** Which browser, in a few words. */
  readonly browser: string;
  readonly expiresAt: string;
}

/** A session as its owner sees it in a list. */
export interface StoredSession {
  readonly id: number;
  readonly organisation: number;
  readonly browser: string;
  readonly madeAt: string;
  readonly usedAt: string;
  readonly expiresAt: string;
}

/** A session that holds now, with what its person is today. */
export interface FoundSession {
  readonly id: number;
  readonly usedAt: string;
  readonly standing: Standing;
}

/** The moments by which a session holds: it ends at the time written with it, and when it lay idle since `idleSince`. */
export interface SessionMoment {
  readonly now: string;
  readonly idleSince: string;
}

export async function insertSession(
  database: Transaction<Tables>,
  session: NewSession,
  madeAt: string,
): Promise<number> {
  const { tokenHash, person, organisation, browser, expiresAt } = session;
  const { id } = await database
    .insertInto("sessions")
    .values({
      ...{ token_hash: tokenHash, person, organisation, browser },
      ...{ made_at: madeAt, used_at: madeAt, expires_at: expiresAt },
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

export async function selectSession(
  database: Transaction<Tables>,
  tokenHash: string,
  { now, idleSince }: SessionMoment,
): Promise<FoundSession | null> {
  const row = await database
    .selectFrom("sessions")
    .innerJoin("members", (join) =>
      join.onRef("members.person", "=", "sessions.person").onRef("members.organisation", "=", "sessions.organisation"),
    )
    .innerJoin("organisations", "organisations.id", "members.organisation")
    .leftJoin("person_details", "person_details.person", "members.person")
    .select(["sessions.id", "sessions.used_at"])
    .select(STANDING_COLUMNS)
    .where("token_hash", "=", tokenHash)
    .where("sessions.expires_at", ">", now)
    .where("sessions.used_at", ">", idleSince)
    .executeTakeFirst();
  return row === undefined ? null : { id: row.id, usedAt: row.used_at, standing: standingFrom(row) };
}

/** A person's sessions that still hold, the one used last first. */
export async function selectSessions(
  database: Transaction<Tables>,
  person: number,
  { now, idleSince }: SessionMoment,
): Promise<StoredSession[]> {
  const rows = await database
    .selectFrom("sessions")
    .select(["id", "organisation", "browser", "made_at", "used_at", "expires_at"])
    .where("person", "=", person)
    .where("expires_at", ">", now)
    .where("used_at", ">", idleSince)
    .orderBy("used_at", "desc")
    .execute();
  return rows.map(({ id, organisation, browser, ...at }) => ({
    ...{ id, organisation, browser },
    ...{ madeAt: at.made_at, usedAt: at.used_at, expiresAt: at.expires_at },
  }));
}

/** Ends sessions of a person: one, or all but one, or all. Gives back how many. */
export async function deleteSessions(
  database: Transaction<Tables>,
  person: number,
  which: { readonly only?: number; readonly except?: number },
): Promise<number> {
  let query = database.deleteFrom("sessions").where("person", "=", person);
  if (which.only !== undefined) query = query.where("id", "=", which.only);
  if (which.except !== undefined) query = query.where("id", "<>", which.except);
  const { numDeletedRows } = await query.executeTakeFirst();
  return Number(numDeletedRows);
}
