import type { Transaction } from "kysely";
import type { Tables } from "../database/tables.ts";

/** Something that people have to know, and to say that they know. */
export interface NewNotice {
  /** The same key again is the same notice, and is not told twice. */
  readonly key: string;
  readonly kind: string;
  readonly shop: string | null;
  readonly subject: string;
  readonly message: string;
  readonly deadlineAt: string | null;
  /** Whether it is of a deadline or a run that passed while nobody was there to tell. */
  readonly missed: boolean;
  readonly attachment: unknown;
}

export interface StoredNotice extends NewNotice {
  readonly organisation: number;
  readonly id: number;
  readonly madeAt: string;
  readonly acknowledgedAt: string | null;
  readonly acknowledgedBy: number | null;
}

/** One way of telling one person, to be done once. */
export interface NewSending {
  readonly step: string;
  readonly way: "email" | "chat";
  readonly recipient: unknown;
  /** Stays the same however often it is tried, so that who receives it twice can tell. */
  readonly messageId: string;
  readonly dueAt: string;
}

/** Keeps a notice together with all that is to be sent of it. @returns its id; null where it is known already */
export async function insertNotice(
  database: Transaction<Tables>,
  notice: NewNotice,
  sendings: readonly NewSending[],
  madeAt: string,
): Promise<number | null> {
  const { key, kind, shop, subject, message, deadlineAt, missed, attachment } = notice;
  const row = await database
    .insertInto("notices")
    .values({
      ...{ key, kind, shop, subject, message, missed },
      deadline_at: deadlineAt,
      made_at: madeAt,
      attachment: attachment === null ? null : JSON.stringify(attachment),
    })
    .onConflict((conflict) => conflict.columns(["organisation", "key"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  if (row === undefined) return null;
  for (const { step, way, recipient, messageId, dueAt } of sendings)
    await database
      .insertInto("notice_sendings")
      .values({
        ...{ notice: row.id, step, way },
        recipient: JSON.stringify(recipient),
        message_id: messageId,
        due_at: dueAt,
      })
      .execute();
  return row.id;
}

/** Notices that nobody acknowledged, those that were missed first, then by deadline; with `all`, the acknowledged ones after them. */
export async function selectNotices(
  database: Transaction<Tables>,
  { all, limit }: { readonly all: boolean; readonly limit: number },
): Promise<StoredNotice[]> {
  let query = database.selectFrom("notices").selectAll();
  if (!all) query = query.where("acknowledged_at", "is", null);
  const rows = await query
    .orderBy((where) => where("acknowledged_at", "is not", null))
    .orderBy("missed", "desc")
    .orderBy("deadline_at", (order) => order.asc().nullsLast())
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(storedNotice);
}

export async function selectNotice(database: Transaction<Tables>, id: number): Promise<StoredNotice | null> {
  const row = await database.selectFrom("notices").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : storedNotice(row);
}

/** Notes who knows, and drops what was still to be sent of it. @returns false where it is not open */
export async function acknowledgeNotice(
  database: Transaction<Tables>,
  id: number,
  by: { readonly person: number | null; readonly at: string },
): Promise<boolean> {
  const changed = await database
    .updateTable("notices")
    .set({ acknowledged_at: by.at, acknowledged_by: by.person })
    .where("id", "=", id)
    .where("acknowledged_at", "is", null)
    .returning("id")
    .execute();
  if (changed.length === 0) return false;
  await database
    .updateTable("notice_sendings")
    .set({ state: "not-needed" })
    .where("notice", "=", id)
    .where("state", "=", "waiting")
    .execute();
  await database.deleteFrom("notice_tokens").where("notice", "=", id).execute();
  return true;
}

interface NoticeRow {
  organisation: number;
  id: number;
  key: string;
  kind: string;
  shop: string | null;
  subject: string;
  message: string;
  deadline_at: string | null;
  missed: boolean;
  made_at: string;
  attachment: unknown;
  acknowledged_at: string | null;
  acknowledged_by: number | null;
}

function storedNotice(row: NoticeRow): StoredNotice {
  const { organisation, id, key, kind, shop, subject, message, missed, attachment } = row;
  return {
    ...{ organisation, id, key, kind, shop, subject, message, missed, attachment },
    deadlineAt: row.deadline_at,
    madeAt: row.made_at,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
  };
}
