import type { connectionRoutes } from "@springtide/contracts";
import { WebhookDeliveryPage } from "@springtide/contracts";
import type { OrganisationStore, WebhookSubscription } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem } from "../http/problems.ts";
import type { Actor } from "../people/actor.ts";
import { failureOf } from "./delivery-failure.ts";
import type { Subscriber } from "./subscriptions.ts";
import {
  changeSubscription,
  dropSubscription,
  makeSubscription,
  rotateSecret,
  subscriptionView,
} from "./subscriptions.ts";
import { tell } from "./tell.ts";

type Routes = Pick<
  typeof connectionRoutes,
  | "listWebhooks"
  | "makeWebhook"
  | "changeWebhook"
  | "deleteWebhook"
  | "rotateWebhookSecret"
  | "testWebhook"
  | "listDeliveries"
  | "redeliver"
>;

const PAGE = 50;

/** What answers the routes of webhooks; a partner's users see and change their own alone. */
export function webhookHandlers(means: ConnectionMeans): Handlers<Routes> {
  const { store } = means;
  return {
    listWebhooks: async ({ actor }) => ({
      webhooks: (await store.within(actor.scope).connections.subscriptions()).map(subscriptionView),
    }),
    makeWebhook: ({ actor, body }) => makeSubscription(means, subscriber(actor), body),
    changeWebhook: async ({ actor, params, body }) =>
      known(await changeSubscription(means, subscriber(actor), params.subscription, body)),
    deleteWebhook: async ({ actor, params }) => {
      if (!(await dropSubscription(means, subscriber(actor), params.subscription))) throw noSuchWebhook();
      return undefined;
    },
    rotateWebhookSecret: async ({ actor, params }) =>
      known(await rotateSecret(means, subscriber(actor), params.subscription)),
    testWebhook: async ({ actor, params }) => {
      const { partner } = await requireSubscription(store.within(actor.scope), params.subscription);
      await tell(means, actor.scope, { kind: "webhook.test", partner, data: {} }, params.subscription);
      return undefined;
    },
    listDeliveries: async ({ actor, params, query }) => {
      const own = store.within(actor.scope);
      await requireSubscription(own, params.subscription);
      const page = { before: query.cursor ?? null, limit: PAGE + 1 };
      const found = await own.connections.deliveries(params.subscription, page);
      const deliveries = found
        .slice(0, PAGE)
        .map(({ kind, ...entry }) => ({ ...entry, type: kind, failure: failureOf(entry) }));
      const next = found.length > PAGE ? String(deliveries.at(-1)?.id ?? "") : null;
      return WebhookDeliveryPage.parse({ deliveries, next });
    },
    redeliver: async ({ actor, params }) => {
      const { connections } = store.within(actor.scope);
      if (!(await connections.redeliver(params.subscription, params.delivery))) throw noSuchWebhook();
      return undefined;
    },
  };
}

function subscriber(actor: Actor): Subscriber {
  return { scope: actor.scope, who: whoOf(actor) };
}

async function requireSubscription(store: OrganisationStore, id: string): Promise<WebhookSubscription> {
  return known(await store.connections.subscription(id));
}

function known<T>(found: T | null): T {
  if (found === null) throw noSuchWebhook();
  return found;
}

/** The same for what is not there and for what belongs to others. */
function noSuchWebhook(): HttpProblem {
  return new HttpProblem(404, "no-such-webhook", "Not found", "There is no such webhook, or no such delivery of it.");
}
