import type { shopRoutes } from "@springtide/contracts";
import type { ShopSummary, Store } from "@springtide/store";
import type { Handlers } from "../http/call.ts";
import { KeptAnswers } from "../http/kept-answers.ts";
import { noSuchShop } from "../http/problems.ts";
import { ReadyAnswer } from "../http/ready-answer.ts";
import type { PlanJobs } from "../jobs/plan-jobs.ts";
import { knownProgress } from "../plans/known-progress.ts";
import { historyJson } from "./history-json.ts";

export interface ShopNeeds {
  readonly store: Store;
  readonly jobs: PlanJobs;
}

/** What is answered of shops. */
export function shopHandlers({ store, jobs }: ShopNeeds): Handlers<typeof shopRoutes> {
  const histories = new KeptAnswers(KEPT_HISTORIES);
  return {
    async listShops({ actor: { scope }, query: { cursor, limit } }) {
      const [summaries, progress] = [await store.within(scope).listShops(), await jobs.progressOfShops(scope)];
      // After the last one that was seen, by its id: whatever came or went meanwhile, none comes twice.
      const rest = cursor === undefined ? summaries : summaries.filter(({ id }) => id > cursor);
      const page = rest.slice(0, limit);
      const shops = page.map((summary) => ({
        ...shown(summary),
        plan: progress.get(summary.id)?.state ?? "under-way",
      }));
      return { shops, next: rest.length > limit ? (page.at(-1)?.id ?? null) : null };
    },

    async getHistory({ params: { shop }, query: { from, to }, actor: { scope } }) {
      const own = store.within(scope);
      const state = await own.historyState(shop);
      if (state === null) throw noSuchShop(shop);
      return histories.answerOf(`${scope.organisation} ${shop} ${state} ${from} ${to}`, async () =>
        ReadyAnswer.of(historyJson(shop, from, to, await own.historyDays(shop, { from, to }))),
      );
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

/** Histories kept ready to send; a year of four queues in quarter hours is some 200 kB compressed. */
const KEPT_HISTORIES = 16;

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
