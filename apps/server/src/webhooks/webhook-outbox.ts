import { guardedFetch, signatureHeaders } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { DueDelivery } from "@springtide/store";
import { EVERY_ORGANISATION } from "@springtide/store";
import { NOBODY_DID } from "../audit/who-of.ts";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import { notify } from "../notifications/notify.ts";
import { NOT_ANSWERED, notTaken } from "./delivery-failure.ts";
import { webhookNote } from "./webhook-note.ts";

const AT_ONCE = 20;
const PATIENCE_MS = 15_000;
/** Longer than one call may take; then another process takes it up. */
const LEASE_SECONDS = 60;
const MINUTE_MS = 60_000;
/** Pauses after each attempt that failed, about two days in all; after the last it is given up. */
const PAUSES_MINUTES = [0.25, 1, 5, 30, 120, 360, 720, 1440];
/** A subscription that nobody answered at for so long is stopped. */
const STOP_AFTER_MS = 3 * 86_400_000;
const GONE = 410;

/** Delivers what is due to all subscriptions, each delivery on its own. @returns how many were looked at */
export async function deliverWebhooks(means: ConnectionMeans): Promise<number> {
  const due = await means.store
    .within(EVERY_ORGANISATION)
    .connections.takeDeliveries({ seconds: LEASE_SECONDS, limit: AT_ONCE });
  await Promise.all(due.map((delivery) => deliverOne(means, delivery)));
  return due.length;
}

async function deliverOne(means: ConnectionMeans, delivery: DueDelivery): Promise<void> {
  const { connections } = means.store.within({ organisation: delivery.organisation, partner: null });
  const { status, error } = await posted(means, delivery);
  const now = means.now();
  const tried = { triedAt: now.toISOString(), answerStatus: status, error };
  if (error === null) {
    await connections.markDelivery(delivery.id, { ...tried, state: "delivered", dueAt: tried.triedAt });
    if (delivery.failingSince !== null)
      await connections.changeSubscription(delivery.subscription, { failingSince: null }, null);
    return;
  }
  const pause = PAUSES_MINUTES[delivery.attempts - 1];
  const pauseMs = (pause ?? 0) * MINUTE_MS * (0.8 + means.random() * 0.4);
  const dueAt = new Date(now.getTime() + pauseMs).toISOString();
  const state = pause === undefined || status === GONE ? "failed" : "waiting";
  await connections.markDelivery(delivery.id, { ...tried, state, dueAt });
  await noteFailure(means, delivery, status, now);
}

async function posted(
  { policy, now }: ConnectionMeans,
  { url, body, event, secret, previousSecret, previousUntil }: DueDelivery,
): Promise<{ readonly status: number | null; readonly error: string | null }> {
  const at = now().getTime();
  const both = previousSecret !== null && previousUntil !== null && Date.parse(previousUntil) > at;
  const message = { id: event, timestampSeconds: Math.floor(at / 1000), body };
  try {
    const { status } = await guardedFetch(policy)(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "springtide",
        ...signatureHeaders(message, both ? [secret, previousSecret] : [secret]),
      },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...{ mostBytes: 64_000, longer: "cut" },
    });
    if (status >= 200 && status < 300) return { status, error: null };
    return { status, error: notTaken(status) };
  } catch (error) {
    return { status: null, error: words(error) };
  }
}

function words(error: unknown): string {
  if (error instanceof Refusal) return NOT_ANSWERED["address-not-allowed"];
  const isLate = error instanceof Error && error.name === "TimeoutError";
  return NOT_ANSWERED[isLate ? "no-answer-in-time" : "no-connection"];
}

/** Remembers since when nothing arrives, and stops what nobody answers, with a notice to the organisation. */
async function noteFailure(
  means: ConnectionMeans,
  delivery: DueDelivery,
  status: number | null,
  now: Date,
): Promise<void> {
  const { organisation, subscription } = delivery;
  const { connections } = means.store.within({ organisation, partner: null });
  const since = delivery.failingSince ?? now.toISOString();
  const isStopped = status === GONE || now.getTime() - Date.parse(since) >= STOP_AFTER_MS;
  const before = isStopped ? await connections.subscription(subscription) : null;
  if (before === null) {
    await connections.changeSubscription(subscription, { failingSince: since }, null);
    return;
  }
  const stopped = { failingSince: since, state: "stopped" as const };
  const note = webhookNote(NOBODY_DID, "stop", { id: subscription, before, after: { ...before, ...stopped } });
  await connections.changeSubscription(subscription, stopped, before.state === "stopped" ? null : note);
  const host = new URL(delivery.url).host;
  await notify(
    means,
    { organisation, partner: null },
    {
      key: `webhook-stopped ${subscription} ${since}`,
      kind: "webhook-stopped",
      shop: null,
      subject: `A webhook was stopped: ${host}`,
      message: `Nothing sent to ${host} arrived since ${since}, so it is no longer tried. Mend the receiver, take the webhook up again, and redeliver what is missing from its log.`,
      deadlineAt: null,
      missed: false,
      attachment: null,
    },
  );
}
