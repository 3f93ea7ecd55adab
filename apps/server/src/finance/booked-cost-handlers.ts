import { type monthEndRoutes, Plan } from "@springtide/contracts";
import { atRowsOfFile, varianceFile } from "@springtide/exchange";
import { Refusal } from "@springtide/refusal";
import type { OrganisationStore, Store } from "@springtide/store";
import { whoOf } from "../audit/who-of.ts";
import { FileAnswer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { noSuchShop, planNotReady } from "../http/problems.ts";
import { bytesOf } from "../imports/uploads.ts";
import { storedPlan } from "./stored-plan.ts";
import type { MonthEndNeeds } from "./month-end-needs.ts";

type BookedRoutes = Pick<
  typeof monthEndRoutes,
  "getBookedCosts" | "putBookedCosts" | "recordBookedCosts" | "budgetVariance" | "exportBudgetVariance"
>;

/** What is answered of what was paid, and of budgets beside it. */
export function bookedCostHandlers({ store, now, files }: MonthEndNeeds): Handlers<BookedRoutes> {
  return {
    async getBookedCosts({ actor, params: { shop } }) {
      const own = await ofShop(store, actor.scope, shop);
      return { costs: await own.monthEnds.bookedCosts(shop) };
    },

    async putBookedCosts({ actor, params: { shop }, body: { costs } }) {
      const own = await ofShop(store, actor.scope, shop);
      const { requireBooked } = await import("@springtide/season");
      requireBooked((await newestPlan(own, shop)).plan, costs);
      await own.monthEnds.bookCosts({ shop, costs, replaces: "all", who: whoOf(actor) });
    },

    async recordBookedCosts({ actor, params: { shop }, query: { file = "booked costs" }, upload, signal }) {
      const own = await ofShop(store, actor.scope, shop);
      const { plan } = await newestPlan(own, shop);
      const read = await files.read("booked-costs", { bytes: await bytesOf(upload), file }, signal);
      const { requireBooked } = await import("@springtide/season");
      try {
        requireBooked(plan, read.costs);
      } catch (error) {
        throw error instanceof Refusal ? atRowsOfFile(error, read) : error;
      }
      await own.monthEnds.bookCosts({ shop, costs: read.costs, replaces: "these-months", who: whoOf(actor) });
      return { costs: await own.monthEnds.bookedCosts(shop) };
    },

    async budgetVariance({ actor, params: { shop }, query: { plan: version } }) {
      return (await heldAgainst(await ofShop(store, actor.scope, shop), shop, version)).variance;
    },

    async exportBudgetVariance({ actor, params: { shop }, query: { plan: version, format } }) {
      const own = await ofShop(store, actor.scope, shop);
      const { variance, sources } = await heldAgainst(own, shop, version);
      const file = varianceFile(variance, sources, { format, madeAt: now() });
      return new FileAnswer(file.bytes, file.mediaType, file.name);
    },
  };
}

/** Actual against budget, and what it was reckoned from. @param version of the plan whose budget stands; the first published if not given */
async function heldAgainst(own: OrganisationStore, shop: string, version: number | undefined) {
  const newest = await newestPlan(own, shop);
  const budgeted = version === undefined ? await budgetPlan(own, newest) : await storedPlan(own, shop, version);
  const booked = await own.monthEnds.bookedCosts(shop);
  const { budgetVariance, monthHandleTimes } = await import("@springtide/season");
  const variance = budgetVariance({
    ...{ budgeted: budgeted.plan, version: budgeted.version, newest: newest.plan, booked },
    handleTimes: monthHandleTimes(budgeted.plan, await own.history(shop)),
  });
  const isSame = budgeted.version === newest.version;
  return { variance, sources: { budgeted: { ...budgeted, data: isSame ? newest.data : null }, newest, booked } };
}

interface Versioned {
  readonly plan: Plan;
  readonly version: number;
}

/** The plan that was published first of the season that the newest plan is of: what was agreed on as its budget. The newest where none was. */
async function budgetPlan(own: OrganisationStore, newest: Versioned): Promise<Versioned> {
  const { id } = newest.plan.shop;
  for (const { version } of await own.publications.list("plan", id)) {
    const published = await storedPlan(own, id, version);
    const { firstDay, days } = published.plan.grid;
    const end = Date.parse(firstDay) + days * 86_400_000;
    if (Date.parse(newest.plan.grid.firstDay) < end) return published;
  }
  return newest;
}

/** @throws HttpProblem 404 `no-such-shop` */
async function ofShop(store: Store, scope: Parameters<Store["within"]>[0], shop: string): Promise<OrganisationStore> {
  const own = store.within(scope);
  if ((await own.summary(shop)) === null) throw noSuchShop(shop);
  return own;
}

/** @throws HttpProblem 409 `plan-not-ready` */
async function newestPlan(own: OrganisationStore, shop: string): Promise<Versioned & { readonly data: string }> {
  const newest = await own.newestPlan(shop);
  if (newest === null) throw planNotReady(shop);
  return { plan: Plan.parse(JSON.parse(newest.json)), version: newest.version, data: newest.inputsHash };
}
