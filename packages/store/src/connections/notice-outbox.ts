import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { NewSending } from "./notices.ts";

/** Something to be sent now. */
export interface DueSending {
  readonly organisation: number;
  readonly id: number;
  readonly notice: number;
  readonly step: string;
  readonly way: string;
  /** Not yet trusted. */
  readonly recipient: unknown;
  readonly messageId: string;
  /** With this one. */
  readonly attempts: number;
}

/**
 * Takes what is due: nobody else is given it until the lease ends, and then somebody is, should this process be gone. So what was sent
 * but not marked is sent again, under the same message id.
 */
export async function takeSendings(
  database: Transaction<Tables>,
  { now, leaseUntil, limit }: { readonly now: string; readonly leaseUntil: string; readonly limit: number },
): Promise<DueSending[]> {
  const { rows } = await sql<DueSending>`
    update notice_sendings set due_at = ${leaseUntil}::timestamptz, attempts = attempts + 1
    where id in (select id from notice_sendings where state = 'waiting' and due_at <= ${now}::timestamptz
      order by due_at, id limit ${limit} for update skip locked)
    returning organisation, id, notice, step, way, recipient, message_id as "messageId", attempts
  `.execute(database);
  return rows;
}

/** What a sending came to: sent, to be tried again, or given up. */
export type SendingOutcome =
  | { readonly state: "sent"; readonly at: string }
  | { readonly state: "waiting"; readonly dueAt: string; readonly error: string | null }
  | { readonly state: "given-up"; readonly error: string };

/** Notes what a sending came to; with it, in the same transaction, what follows it while nobody has acknowledged. */
export async function markSending(
  database: Transaction<Tables>,
  id: number,
  outcome: SendingOutcome,
  following: NewSending | null,
): Promise<void> {
  const values =
    outcome.state === "sent"
      ? { state: "sent", sent_at: outcome.at, last_error: null }
      : outcome.state === "waiting"
        ? { due_at: outcome.dueAt, last_error: outcome.error }
        : { state: "given-up", last_error: outcome.error };
  // One that was acknowledged meanwhile stays as it is, unless it did go out.
  const states = outcome.state === "sent" ? ["waiting", "not-needed"] : ["waiting"];
  // The notice first, as whoever acknowledges does: two that wait for each other would be cut.
  const notice = await database
    .selectFrom("notices")
    .select(["id", "acknowledged_at"])
    .where("id", "=", (sending) => sending.selectFrom("notice_sendings").select("notice").where("id", "=", id))
    .forUpdate()
    .executeTakeFirst();
  const marked = await database
    .updateTable("notice_sendings")
    .set(values)
    .where("id", "=", id)
    .where("state", "in", states)
    .returning("id")
    .execute();
  if (marked.length === 0 || following === null || notice?.acknowledged_at !== null) return;
  const { step, way, recipient, messageId, dueAt } = following;
  await database
    .insertInto("notice_sendings")
    .values({
      ...{ notice: notice.id, step, way },
      recipient: JSON.stringify(recipient),
      message_id: messageId,
      due_at: dueAt,
    })
    .onConflict((conflict) => conflict.columns(["organisation", "message_id"]).doNothing())
    .execute();
}

/** How a sending stands. */
export interface SendingStanding {
  readonly notice: number;
  readonly step: string;
  readonly way: string;
  readonly state: string;
  readonly attempts: number;
  readonly sentAt: string | null;
  readonly lastError: string | null;
}

export async function selectSendings(
  database: Transaction<Tables>,
  notices: readonly number[],
): Promise<SendingStanding[]> {
  if (notices.length === 0) return [];
  const rows = await database
    .selectFrom("notice_sendings")
    .selectAll()
    .where("notice", "in", notices)
    .orderBy("id")
    .execute();
  return rows.map(({ notice, step, way, state, attempts, sent_at: sentAt, last_error: lastError }) => ({
    ...{ notice, step, way, state, attempts, sentAt, lastError },
  }));
}

/** A token by which somebody without a sign-in may acknowledge one notice, once. */
export interface NoticeToken {
  readonly tokenHash: string;
  readonly notice: number;
  readonly person: number | null;
  readonly expiresAt: string;
}

/** @param organisation of the notice, as whoever sends works for all of them */
export async function insertNoticeToken(database: Transaction<Tables>, token: NoticeToken): Promise<void> {
  const { tokenHash, notice, person, expiresAt } = token;
  await database
    .insertInto("notice_tokens")
    .values({ token_hash: tokenHash, notice, person, expires_at: expiresAt })
    .execute();
}

/** The notice that a token is of, with its organisation; null for one that is not known, was used or has expired. */
export async function selectNoticeToken(
  database: Transaction<Tables>,
  tokenHash: string,
  now: string,
): Promise<{ readonly organisation: number; readonly notice: number; readonly person: number | null } | null> {
  const row = await database
    .selectFrom("notice_tokens")
    .select(["organisation", "notice", "person"])
    .where("token_hash", "=", tokenHash)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row ?? null;
}
