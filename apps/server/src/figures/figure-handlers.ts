import type { connectionRoutes, Shop } from "@springtide/contracts";
import type { OrganisationStore } from "@springtide/store";
import type { ConnectionMeans } from "../connections/connection-means.ts";
import type { Handlers } from "../http/call.ts";
import { noSuchShop } from "../http/problems.ts";
import type { PlanJobs } from "../jobs/plan-jobs.ts";
import { putShopAudits, putTriggerDays, shopFigures } from "./stored-figures.ts";

type Routes = Pick<typeof connectionRoutes, "getFigures" | "putOrders" | "putCampaigns" | "putAudits">;

interface FigureNeeds extends Pick<ConnectionMeans, "store"> {
  /** Plans a shop anew once its figures are others. */
  readonly jobs: Pick<PlanJobs, "refresh">;
}

/** What answers the routes of orders, campaigns and audits. */
export function figureHandlers({ store, jobs }: FigureNeeds): Handlers<Routes> {
  return {
    getFigures: async ({ actor, params }) => {
      const own = store.within(actor.scope);
      await requireShop(own, params.shop);
      return shopFigures(own, params.shop);
    },
    putOrders: async ({ actor, params, body }) => {
      const own = store.within(actor.scope);
      const of = { shop: await requireShop(own, params.shop), kind: "orders" as const, trigger: params.trigger };
      const days = body.days.map(({ day, orders }) => ({ day, value: orders }));
      const version = await putTriggerDays(own, of, { by: actor.person, days });
      await jobs.refresh(actor.scope, params.shop);
      return { version };
    },
    putCampaigns: async ({ actor, params, body }) => {
      const own = store.within(actor.scope);
      const of = { shop: await requireShop(own, params.shop), kind: "campaigns" as const, trigger: params.trigger };
      const days = body.spend.map(({ date, amount }) => ({ day: date, value: amount }));
      const version = await putTriggerDays(own, of, { by: actor.person, days });
      await jobs.refresh(actor.scope, params.shop);
      return { version };
    },
    putAudits: async ({ actor, params, body }) => {
      const own = store.within(actor.scope);
      await requireShop(own, params.shop);
      const version = await putShopAudits(own, params.shop, { by: actor.person, audits: body.audits });
      await jobs.refresh(actor.scope, params.shop);
      return { version };
    },
  };
}

/** @throws HttpProblem 404 `no-such-shop` */
export async function requireShop(store: OrganisationStore, id: string): Promise<Shop> {
  const stored = await store.shop(id);
  if (stored === null) throw noSuchShop(id);
  return stored.shop;
}
