import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";
import type { Keyring } from "../secrets/keyring.ts";
import { openSecret } from "../secrets/sealed-text.ts";
import type { SubscriptionState } from "./webhooks.ts";
import { secretPlace } from "./webhooks.ts";

/** A delivery to be made now, with what it needs of its subscription. */
export interface DueDelivery {
  readonly organisation: number;
  readonly id: number;
  readonly subscription: string;
  readonly event: string;
  readonly kind: string;
  readonly body: string;
  readonly madeAt: string;
  /** With this one. */
  readonly attempts: number;
  readonly url: string;
  readonly secret: string;
  readonly previousSecret: string | null;
  readonly previousUntil: string | null;
  readonly state: SubscriptionState;
  readonly failingSince: string | null;
}

/**
 * Takes what is due, as `takeSendings` does; nothing of subscriptions that are paused or stopped.
 * @throws Refusal as `openSecret`, which leaves all of it to be taken by others
 */
export async function takeDeliveries(
  database: Transaction<Tables>,
  { now, leaseUntil, limit }: { readonly now: string; readonly leaseUntil: string; readonly limit: number },
  keyring: Keyring,
): Promise<DueDelivery[]> {
  const { rows } = await sql<DueDelivery>`
    update webhook_deliveries d set due_at = ${leaseUntil}::timestamptz, attempts = attempts + 1
    from webhook_subscriptions s
    where s.id = d.subscription and d.id in (
      select id from webhook_deliveries
      where state = 'waiting' and due_at <= ${now}::timestamptz
        and subscription in (select id from webhook_subscriptions where state = 'active')
      order by due_at, id limit ${limit} for update skip locked)
    returning d.organisation, d.id, d.subscription, d.event, d.kind, d.body, d.made_at as "madeAt", d.attempts,
      s.url, s.secret, s.previous_secret as "previousSecret", s.previous_until as "previousUntil", s.state,
      s.failing_since as "failingSince"
  `.execute(database);
  return Promise.all(rows.map((row) => withSecrets(row, keyring)));
}

async function withSecrets(delivery: DueDelivery, keyring: Keyring): Promise<DueDelivery> {
  const place = secretPlace(delivery.organisation, delivery.subscription);
  const { secret, previousSecret } = delivery;
  return {
    ...delivery,
    secret: await openSecret(keyring, secret, place),
    previousSecret: previousSecret === null ? null : await openSecret(keyring, previousSecret, place),
  };
}

/** What a try came to. */
export interface DeliveryOutcome {
  readonly state: "delivered" | "waiting" | "failed";
  readonly triedAt: string;
  readonly dueAt: string;
  readonly answerStatus: number | null;
  readonly error: string | null;
}

export async function markDelivery(
  database: Transaction<Tables>,
  id: number,
  { state, triedAt, dueAt, answerStatus, error }: DeliveryOutcome,
): Promise<void> {
  await database
    .updateTable("webhook_deliveries")
    .set({ state, tried_at: triedAt, due_at: dueAt, answer_status: answerStatus, last_error: error })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

/** One line of the log of deliveries. */
export interface DeliveryEntry {
  readonly id: number;
  readonly event: string;
  readonly kind: string;
  readonly state: string;
  readonly madeAt: string;
  readonly triedAt: string | null;
  readonly nextAt: string | null;
  readonly attempts: number;
  readonly answerStatus: number | null;
  readonly lastError: string | null;
}

/** The newest first; those before the id `before` where it is given. */
export async function selectDeliveries(
  database: Transaction<Tables>,
  subscription: string,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<DeliveryEntry[]> {
  let query = database.selectFrom("webhook_deliveries").selectAll().where("subscription", "=", subscription);
  if (before !== null) query = query.where("id", "<", before);
  const rows = await query.orderBy("id", "desc").limit(limit).execute();
  return rows.map(({ id, event, kind, state, attempts, ...row }) => ({
    ...{ id, event, kind, state, attempts },
    madeAt: row.made_at,
    triedAt: row.tried_at,
    nextAt: state === "waiting" ? row.due_at : null,
    answerStatus: row.answer_status,
    lastError: row.last_error,
  }));
}

/** Puts a delivery down to be made again at once, from its first attempt on. @returns false where there is none */
export async function redeliver(
  database: Transaction<Tables>,
  subscription: string,
  id: number,
  at: string,
): Promise<boolean> {
  const changed = await database
    .updateTable("webhook_deliveries")
    .set({ state: "waiting", attempts: 0, due_at: at })
    .where("subscription", "=", subscription)
    .where("id", "=", id)
    .returning("id")
    .execute();
  return changed.length > 0;
}
