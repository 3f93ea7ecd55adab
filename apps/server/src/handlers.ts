import type { PlanProgress, SurveyFile } from "@springtide/contracts";
import { Plan } from "@springtide/contracts";
import { answerStaffing } from "@springtide/season";
import type { OrganisationStore, ShopSummary } from "@springtide/store";
import type { RouteHandlers } from "./http/mount-routes.ts";
import { noSuchShop, planNotReady } from "./http/problems.ts";
import type { PlanJobs } from "./jobs/plan-jobs.ts";
import type { PlanAnswers } from "./plan-answers.ts";
import { SkillMixes } from "./skills/skill-mixes.ts";
import { PlanSimulations } from "./simulations/plan-simulations.ts";
import { QueueSimulations } from "./simulations/queue-simulations.ts";

export interface HandlerNeeds {
  readonly store: OrganisationStore;
  readonly jobs: PlanJobs;
  readonly answers: PlanAnswers;
  readonly version: string;
  readonly surveys: SurveyFile;
}

/** What each route of the contract answers. */
export function routeHandlers({ store, jobs, answers, version, surveys }: HandlerNeeds): RouteHandlers {
  const simulations = new QueueSimulations();
  const planSimulations = new PlanSimulations();
  const skillMixes = new SkillMixes();
  const known = (id: string): PlanProgress => {
    const progress = jobs.progressOf(id);
    if (progress === null) throw noSuchShop(id);
    return progress;
  };
  return {
    health: () => Promise.resolve({ status: "ok", version }),

    listShops: async () => ({
      shops: (await store.listShops()).map((summary) => ({ ...shown(summary), plan: known(summary.id).state })),
    }),

    getShop: async ({ shop: id }) => {
      const progress = known(id);
      const [stored, summary, plan] = await Promise.all([store.shop(id), store.summary(id), store.newestPlanEntry(id)]);
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

    getPlan: ({ shop }) => {
      const progress = known(shop);
      return progress.state === "ready" ? answers.answerOf(shop, progress.version) : Promise.resolve(progress);
    },

    listSurveys: () => Promise.resolve(surveys),

    // An async function: what the question is refused for is a rejection, not a throw.
    staff: async (_params, question) => Promise.resolve(answerStaffing(question)),

    simulate: (_params, request) => simulations.play(request),

    mixSkills: (_params, request) => skillMixes.find(request),

    simulatePlan: async ({ shop }, call) => {
      const progress = known(shop);
      if (progress.state !== "ready") throw planNotReady(shop);
      const stored = await store.newestPlan(shop);
      if (stored === null) throw noSuchShop(shop);
      return planSimulations.play(Plan.parse(JSON.parse(stored.json)), call);
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
