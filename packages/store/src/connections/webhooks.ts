import type { Transaction } from "kysely";
import { sql } from "kysely";
import type { Membership } from "@springtide/contracts";
import type { Tables } from "../database/tables.ts";
import type { Keyring } from "../secrets/keyring.ts";
import type { SecretPlace } from "../secrets/sealed-text.ts";
import { sealSecret } from "../secrets/sealed-text.ts";
import { organisationOf } from "./settings.ts";

export type SubscriptionState = "active" | "paused" | "stopped";

/** Who wants to be told of what, and where. */
export interface WebhookSubscription {
  readonly id: string;
  readonly partner: string | null;
  readonly url: string;
  readonly events: readonly string[];
  /** Until when the secret before signs too, while receivers change over. */
  readonly previousUntil: string | null;
  readonly state: SubscriptionState;
  /** When the first of the deliveries that failed without pause since was tried; null while they arrive. */
  readonly failingSince: string | null;
  readonly madeAt: string;
  /** Who made it or took it up last; null for the server's machine. */
  readonly responsible: number | null;
}

/** @param secret what signs its deliveries; @throws Refusal `secret-key-missing` */
export async function insertSubscription(
  database: Transaction<Tables>,
  subscription: WebhookSubscription,
  { secret, keyring }: { readonly secret: string; readonly keyring: Keyring },
): Promise<void> {
  const { id, partner, url, events, state, madeAt, responsible } = subscription;
  await database
    .insertInto("webhook_subscriptions")
    .values({
      ...{ id, partner, url, state, responsible },
      secret: await sealSecret(keyring, secret, secretPlace(await organisationOf(database), id)),
      events: [...events],
      previous_until: subscription.previousUntil,
      failing_since: subscription.failingSince,
      made_at: madeAt,
    })
    .execute();
}

/** Where the signing secrets of a subscription are, the one before as well. */
export function secretPlace(organisation: number, id: string): SecretPlace {
  return { organisation, table: "webhook_subscriptions", row: id };
}

/** In the order in which they were made; of one id if given. Their secrets stay where they are. */
export async function selectSubscriptions(
  database: Transaction<Tables>,
  id: string | null = null,
): Promise<WebhookSubscription[]> {
  let query = database.selectFrom("webhook_subscriptions").selectAll();
  if (id !== null) query = query.where("id", "=", id);
  const rows = await query.orderBy("made_at").orderBy("id").execute();
  return rows.map((row) => ({
    ...{ id: row.id, partner: row.partner, url: row.url, events: row.events },
    previousUntil: row.previous_until,
    state: row.state === "active" || row.state === "paused" ? row.state : "stopped",
    failingSince: row.failing_since,
    madeAt: row.made_at,
    responsible: row.responsible,
  }));
}

/** What may change of a subscription. */
export type SubscriptionChange = Partial<
  Pick<WebhookSubscription, "url" | "events" | "state" | "failingSince" | "responsible">
>;

/** @returns false where there is none */
export async function updateSubscription(
  database: Transaction<Tables>,
  id: string,
  change: SubscriptionChange,
): Promise<boolean> {
  const { url, events, state, failingSince, responsible } = change;
  const values = {
    ...(url === undefined ? {} : { url }),
    ...(events === undefined ? {} : { events: [...events] }),
    ...(state === undefined ? {} : { state }),
    ...(failingSince === undefined ? {} : { failing_since: failingSince }),
    ...(responsible === undefined ? {} : { responsible }),
  };
  const changed = await database
    .updateTable("webhook_subscriptions")
    .set(values)
    .where("id", "=", id)
    .returning("id")
    .execute();
  return changed.length > 0;
}

/**
 * Gives a subscription another secret; the one before signs too until then.
 * @returns false where there is none
 * @throws Refusal `secret-key-missing`
 */
export async function replaceSecret(
  database: Transaction<Tables>,
  id: string,
  {
    secret,
    previousUntil,
    keyring,
  }: { readonly secret: string; readonly previousUntil: string; readonly keyring: Keyring },
): Promise<boolean> {
  const text = await sealSecret(keyring, secret, secretPlace(await organisationOf(database), id));
  const changed = await database
    .updateTable("webhook_subscriptions")
    .set((each) => ({ secret: text, previous_secret: each.ref("secret"), previous_until: previousUntil }))
    .where("id", "=", id)
    .returning("id")
    .execute();
  return changed.length > 0;
}

/**
 * Stops the webhooks of a partner that somebody answers for who no longer sees all that this partner sees.
 * @param now what they are now; null for somebody who left
 */
export async function stopWebhooksOf(
  database: Transaction<Tables>,
  person: number,
  now: Membership | null,
): Promise<void> {
  if (now?.roles.includes("owner") === true) return;
  let query = database
    .updateTable("webhook_subscriptions")
    .set({ state: "stopped" })
    .where("responsible", "=", person)
    .where("partner", "is not", null);
  if (now !== null && now.partner !== null && now.agreements === null)
    query = query.where("partner", "!=", now.partner);
  await query.execute();
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
