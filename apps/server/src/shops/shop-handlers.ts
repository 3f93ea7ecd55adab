import type { shopRoutes } from "@springtide/contracts";
import type { ShopSummary, Store } from "@springtide/store";
import type { Handlers } from "../http/call.ts";
import { noSuchShop } from "../http/problems.ts";
import type { PlanJobs } from "../jobs/plan-jobs.ts";
import { knownProgress } from "../plans/known-progress.ts";

export interface ShopNeeds {
  readonly store: Store;
  readonly jobs: PlanJobs;
}

/** What is answered of shops. */
export function shopHandlers({ store, jobs }: ShopNeeds): Handlers<typeof shopRoutes> {
  return {
    async listShops({ actor: { scope } }) {
      const [summaries, progress] = [await store.within(scope).listShops(), await jobs.progressOfShops(scope)];
      const shops = summaries.map((summary) => ({
        ...shown(summary),
        plan: progress.get(summary.id)?.state ?? "under-way",
      }));
      return { shops };
    },

    getShop: async ({ params: { shop: id }, actor }) => {
      const own = store.within(actor.scope);
      const progress = await knownProgress(jobs, actor.scope, id);
      const [stored, summary, plan] = await Promise.all([own.shop(id), own.summary(id), own.newestPlanEntry(id)]);
      if (stored === null || summary === null) throw noSuchShop(id);
      return {
        ...shown(summary),
        plan: progress.state,
        zone: stored.shop.zone,
        importedAt: stored.importedAt,
        planVersion: plan?.version ?? null,
        queues: stored.shop.queues.map(({ id, name, channel }) => ({ id, name, channel })),
      };
    },
  };
}

function shown({
  id,
  name,
  currency,
  firstDay,
  lastDay,
  contacts,
}: ShopSummary): Omit<ShopSummary, "inputsHash" | "organisation"> {
  return { id, name, currency, firstDay, lastDay, contacts };
}
