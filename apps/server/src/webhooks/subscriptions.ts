import { randomBytes } from "node:crypto";
import type {
  AuditNote,
  MadeWebhookSubscription,
  NewWebhookSubscription,
  WebhookSubscriptionChange,
  WebhookSubscriptionView,
} from "@springtide/contracts";
import type { AddressPolicy } from "@springtide/exchange";
import { checkedAddress, webhookSecret } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { Scope, WebhookSubscription } from "@springtide/store";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import { webhookNote } from "./webhook-note.ts";

/** How long the secret before signs too, hours: time for receivers to change over. */
const OVERLAP_HOURS = 24;
const HOUR_MS = 3_600_000;
/** More than anybody needs, fewer than would keep the outbox busy. */
const MOST = 50;
/** What a partner's own subscriptions may be told of. */
const FOR_PARTNERS = ["request.sent", "commitment.changed", "settlement.changed", "webhook.test"];

/** What is shown of a subscription: never its secret. */
export function subscriptionView(subscription: WebhookSubscription): WebhookSubscriptionView {
  const { id, partner, url, events, state, failingSince, previousUntil, madeAt } = subscription;
  return { id, partner, url, events: [...events], state, failingSince, previousSecretUntil: previousUntil, madeAt };
}

/** Somebody who sees to webhooks: what of them is in the scope, and as whom the audit trail knows them. */
export interface Subscriber {
  readonly scope: Scope;
  readonly who: AuditNote["who"];
}

/** @throws Refusal `address-not-allowed`, `too-many-webhooks`, `event-not-for-partners` */
export async function makeSubscription(
  { store, policy, now }: ConnectionMeans,
  { scope, who }: Subscriber,
  asked: NewWebhookSubscription,
): Promise<MadeWebhookSubscription> {
  const { connections } = store.within(scope);
  const partner = scope.partner ?? asked.partner;
  requireAddress(asked.url, policy);
  requireEvents(asked.events, partner);
  if ((await connections.subscriptions()).length >= MOST)
    throw new Refusal({
      code: "too-many-webhooks",
      place: {},
      found: `${MOST} webhooks`,
      rule: `there are at most ${MOST}`,
      remedy: "Delete those that nobody needs.",
    });
  const made: WebhookSubscription = {
    id: randomBytes(16).toString("hex"),
    ...{ partner, url: asked.url, events: asked.events },
    ...{ previousUntil: null, failingSince: null, responsible: who.person },
    state: "active",
    madeAt: now().toISOString(),
  };
  const secret = webhookSecret();
  await connections.subscribe(made, secret, webhookNote(who, "make", { id: made.id, before: null, after: made }));
  return { ...subscriptionView(made), secret };
}

/** Taken up again, a subscription starts with a clean record, and whoever did that answers for it. @returns null where there is none */
export async function changeSubscription(
  { store, policy }: ConnectionMeans,
  { scope, who }: Subscriber,
  id: string,
  asked: WebhookSubscriptionChange,
): Promise<WebhookSubscriptionView | null> {
  const { connections } = store.within(scope);
  const subscription = await connections.subscription(id);
  if (subscription === null) return null;
  if (asked.url !== undefined) requireAddress(asked.url, policy);
  if (asked.events !== undefined) requireEvents(asked.events, subscription.partner);
  const { url, events, state } = asked;
  const change = {
    ...(url === undefined ? {} : { url }),
    ...(events === undefined ? {} : { events }),
    ...(state === undefined ? {} : { state }),
    ...(state === "active" ? { failingSince: null, responsible: who.person } : {}),
  };
  const changed = { ...subscription, ...change };
  const note = webhookNote(who, "change", { id, before: subscription, after: changed });
  return (await connections.changeSubscription(id, change, note)) ? subscriptionView(changed) : null;
}

/** @returns null where there is none */
export async function rotateSecret(
  { store, now }: ConnectionMeans,
  { scope, who }: Subscriber,
  id: string,
): Promise<MadeWebhookSubscription | null> {
  const { connections } = store.within(scope);
  const subscription = await connections.subscription(id);
  if (subscription === null) return null;
  const secret = webhookSecret();
  const previousUntil = new Date(now().getTime() + OVERLAP_HOURS * HOUR_MS).toISOString();
  const note = webhookNote(who, "rotate-secret", { id, before: subscription, after: subscription });
  if (!(await connections.rotateSecret(id, { secret, previousUntil }, note))) return null;
  return { ...subscriptionView({ ...subscription, previousUntil }), secret };
}

/** Its deliveries go with it. @returns false where there is none */
export async function dropSubscription(
  { store }: ConnectionMeans,
  { scope, who }: Subscriber,
  id: string,
): Promise<boolean> {
  const { connections } = store.within(scope);
  const before = await connections.subscription(id);
  return connections.unsubscribe(id, webhookNote(who, "delete", { id, before, after: null }));
}

function requireAddress(url: string, policy: AddressPolicy): void {
  checkedAddress(url, policy, { field: "/url" });
}

function requireEvents(events: readonly string[], partner: string | null): void {
  const [foreign] = partner === null ? [] : events.filter((event) => !FOR_PARTNERS.includes(event));
  if (foreign === undefined) return;
  throw new Refusal({
    code: "event-not-for-partners",
    place: { field: "/events" },
    found: JSON.stringify(foreign),
    rule: "a partner is told of requests to it and of its commitments",
    remedy: `Choose from ${FOR_PARTNERS.join(", ")}.`,
  });
}
