import { type monthEndRoutes, Plan } from "@springtide/contracts";
import { financeWorkbook } from "@springtide/exchange";
import { economicsTable } from "@springtide/season/service";
import type { OrganisationStore } from "@springtide/store";
import { FileAnswer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { noSuchShop, planNotReady } from "../http/problems.ts";
import type { MonthEndNeeds } from "./month-end-needs.ts";
import { storedPlan } from "./stored-plan.ts";

/** What is answered with the workbook of a plan's cost. */
export function workbookHandlers({
  store,
  now,
}: MonthEndNeeds): Handlers<Pick<typeof monthEndRoutes, "financeWorkbook">> {
  return {
    async financeWorkbook({ actor, params: { shop }, query: { format, plan: version } }) {
      const own = store.within(actor.scope);
      if ((await own.summary(shop)) === null) throw noSuchShop(shop);
      const of = version === undefined ? await newestPlan(own, shop) : await storedPlan(own, shop, version);
      const file = financeWorkbook({ ...of, madeAt: now() }, format, economicsTable(of.plan));
      return new FileAnswer(file.bytes, file.mediaType, file.name);
    },
  };
}

async function newestPlan(
  own: OrganisationStore,
  shop: string,
): Promise<{ readonly plan: Plan; readonly version: number }> {
  const newest = await own.newestPlan(shop);
  if (newest === null) throw planNotReady(shop);
  return { plan: Plan.parse(JSON.parse(newest.json)), version: newest.version };
}
