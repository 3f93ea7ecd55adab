import { z } from "zod";
import { Id } from "../units.ts";

/** What other systems can be told of. */
export const WebhookEventKind = z
  .enum([
    "plan.ready",
    "plan.published",
    "request.sent",
    "commitment.changed",
    "settlement.changed",
    "import.done",
    "weather.fetched",
    "notice.made",
    "webhook.test",
  ])
  .meta({
    description:
      "What happened. A partner's subscriptions are told of requests, commitments and settlements of its own.",
  });
export type WebhookEventKind = z.infer<typeof WebhookEventKind>;

/** What is posted to a subscription, and signed. */
export const WebhookMessage = z.strictObject({
  id: z.string().meta({ description: "Of the event; stays the same however often it is delivered." }),
  type: WebhookEventKind,
  at: z.iso.datetime(),
  data: z.record(z.string(), z.unknown()),
});
export type WebhookMessage = z.infer<typeof WebhookMessage>;

const events = z.array(WebhookEventKind).min(1).max(20);
const url = z.string().min(1).max(2000).meta({ description: "Public https address that is posted to." });

export const NewWebhookSubscription = z.strictObject({
  url,
  events,
  partner: Id.nullable()
    .default(null)
    .meta({ description: "Partner who is told only what is about it; a partner's own users need not say so." }),
});
export type NewWebhookSubscription = z.infer<typeof NewWebhookSubscription>;

export const WebhookSubscriptionChange = z.strictObject({
  url: url.optional(),
  events: events.optional(),
  state: z.enum(["active", "paused"]).optional(),
});
export type WebhookSubscriptionChange = z.infer<typeof WebhookSubscriptionChange>;

export const WebhookSubscriptionView = z.object({
  id: z.string(),
  partner: Id.nullable(),
  url,
  events: z.array(z.string()),
  state: z.enum(["active", "paused", "stopped"]).meta({ description: "stopped: nobody answered for days." }),
  failingSince: z.iso.datetime().nullable(),
  previousSecretUntil: z.iso.datetime().nullable(),
  madeAt: z.iso.datetime(),
});
export type WebhookSubscriptionView = z.infer<typeof WebhookSubscriptionView>;

/** The secret is shown here and never again. */
export const MadeWebhookSubscription = WebhookSubscriptionView.extend({ secret: z.string() });
export type MadeWebhookSubscription = z.infer<typeof MadeWebhookSubscription>;

export const WebhookDeliveryPage = z.object({
  deliveries: z.array(
    z.object({
      id: z.int().positive(),
      event: z.string(),
      type: z.string(),
      state: z.enum(["waiting", "delivered", "failed"]),
      madeAt: z.iso.datetime(),
      triedAt: z.iso.datetime().nullable(),
      nextAt: z.iso.datetime().nullable(),
      attempts: z.int(),
      answerStatus: z.int().nullable(),
      lastError: z.string().nullable(),
      failure: z
        .enum(["not-taken", "redirected", "address-not-allowed", "no-answer-in-time", "no-connection"])
        .nullable()
        .meta({ description: "Why the last attempt failed, to be said in any language; null where it did not." }),
    }),
  ),
  next: z.string().nullable().meta({ description: "Cursor of the page after this one; null on the last." }),
});
export type WebhookDeliveryPage = z.infer<typeof WebhookDeliveryPage>;
