import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../database/tables.ts";

export type SubscriptionState = "active" | "paused" | "stopped";

/** Who wants to be told of what, and where. */
export interface WebhookSubscription {
  readonly id: string;
  readonly partner: string | null;
  readonly url: string;
  readonly events: readonly string[];
  readonly secret: string;
  /** Signs beside the secret until `previousUntil`, while receivers change over. */
  readonly previousSecret: string | null;
  readonly previousUntil: string | null;
  readonly state: SubscriptionState;
  /** When the first of the deliveries that failed without pause since was tried; null while they arrive. */
  readonly failingSince: string | null;
  readonly madeAt: string;
}

export async function insertSubscription(
  database: Transaction<Tables>,
  subscription: WebhookSubscription,
): Promise<void> {
  const { id, partner, url, events, secret, state, madeAt } = subscription;
  await database
    .insertInto("webhook_subscriptions")
    .values({
      ...{ id, partner, url, secret, state },
      events: [...events],
      previous_secret: subscription.previousSecret,
      previous_until: subscription.previousUntil,
      failing_since: subscription.failingSince,
      made_at: madeAt,
    })
    .execute();
}

/** In the order in which they were made; of one id if given. */
export async function selectSubscriptions(
  database: Transaction<Tables>,
  id: string | null = null,
): Promise<WebhookSubscription[]> {
  let query = database.selectFrom("webhook_subscriptions").selectAll();
  if (id !== null) query = query.where("id", "=", id);
  const rows = await query.orderBy("made_at").orderBy("id").execute();
  return rows.map((row) => ({
    ...{ id: row.id, partner: row.partner, url: row.url, events: row.events, secret: row.secret },
    previousSecret: row.previous_secret,
    previousUntil: row.previous_until,
    state: row.state === "active" || row.state === "paused" ? row.state : "stopped",
    failingSince: row.failing_since,
    madeAt: row.made_at,
  }));
}

/** What may change of a subscription. */
export type SubscriptionChange = Partial<
  Pick<WebhookSubscription, "url" | "events" | "secret" | "previousSecret" | "previousUntil" | "state" | "failingSince">
>;

/** @returns false where there is none */
export async function updateSubscription(
  database: Transaction<Tables>,
  id: string,
  change: SubscriptionChange,
): Promise<boolean> {
  const { url, events, secret, previousSecret, previousUntil, state, failingSince } = change;
  const values = {
    ...(url === undefined ? {} : { url }),
    ...(events === undefined ? {} : { events: [...events] }),
    ...(secret === undefined ? {} : { secret }),
    ...(previousSecret === undefined ? {} : { previous_secret: previousSecret }),
    ...(previousUntil === undefined ? {} : { previous_until: previousUntil }),
    ...(state === undefined ? {} : { state }),
    ...(failingSince === undefined ? {} : { failing_since: failingSince }),
  };
  const changed = await database
    .updateTable("webhook_subscriptions")
    .set(values)
    .where("id", "=", id)
    .returning("id")
    .execute();
  return changed.length > 0;
}

/** Its deliveries go with it. @returns false where there is none */
export async function deleteSubscription(database: Transaction<Tables>, id: string): Promise<boolean> {
  const gone = await database.deleteFrom("webhook_subscriptions").where("id", "=", id).returning("id").execute();
  return gone.length > 0;
}

/** Something that happened, as it is told. */
export interface WebhookEvent {
  /** The same event again is not told twice. */
  readonly id: string;
  readonly kind: string;
  /** Partner whom it is about, who may be told too; null where it is the organisation's own. */
  readonly partner: string | null;
  /** JSON, as it is signed. */
  readonly body: string;
}

/**
 * Puts an event down for every active subscription that wants it: those of the organisation, and those of the partner it is about.
 * @param only one subscription, whatever it wants
 */
export async function insertDeliveries(
  database: Transaction<Tables>,
  event: WebhookEvent,
  { at, only }: { readonly at: string; readonly only: string | null },
): Promise<number> {
  const { rows } = await sql`
    insert into webhook_deliveries (organisation, partner, subscription, event, kind, body, made_at, due_at)
    select organisation, partner, id, ${event.id}, ${event.kind}, ${event.body}, ${at}::timestamptz, ${at}::timestamptz
    from webhook_subscriptions
    where case when ${only}::text is null
      then state = 'active' and ${event.kind}::text = any(events) and (partner is null or partner = ${event.partner}::text)
      else id = ${only}::text end
    on conflict (subscription, event) do nothing returning 1
  `.execute(database);
  return rows.length;
}
