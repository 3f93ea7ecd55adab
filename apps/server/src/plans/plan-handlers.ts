import { once } from "node:events";
import type { planRoutes } from "@springtide/contracts";
import { Plan } from "@springtide/contracts";
import type { Store } from "@springtide/store";
import type { Handlers } from "../http/call.ts";
import { noSuchShop, planNotReady } from "../http/problems.ts";
import type { PlanJobs } from "../jobs/plan-jobs.ts";
import type { PlanAnswers } from "../plan-answers.ts";
import { PlanSimulations } from "../simulations/plan-simulations.ts";
import type { PlanTrials } from "../trials/plan-trials.ts";
import { knownProgress } from "./known-progress.ts";

export interface PlanNeeds {
  readonly store: Store;
  readonly jobs: PlanJobs;
  readonly answers: PlanAnswers;
  readonly trials: PlanTrials;
}

/** What is answered of plans. */
export function planHandlers({ store, jobs, answers, trials }: PlanNeeds): Handlers<typeof planRoutes> {
  const planSimulations = new PlanSimulations();
  return {
    async getPlan({ params: { shop }, actor: { scope } }) {
      const progress = await knownProgress(jobs, scope, shop);
      return progress.state === "ready" ? answers.answerOf(scope, shop, progress.version) : progress;
    },

    async planProgress({ params: { shop }, actor: { scope }, signal }) {
      await knownProgress(jobs, scope, shop);
      return async (tell) => {
        const unwatch = jobs.watch(scope, shop, tell);
        if (!signal.aborted) await once(signal, "abort");
        unwatch();
      };
    },

    simulatePlan: async ({ params: { shop }, body, actor }) => {
      if ((await knownProgress(jobs, actor.scope, shop)).state !== "ready") throw planNotReady(shop);
      const stored = await store.within(actor.scope).newestPlan(shop);
      if (stored === null) throw noSuchShop(shop);
      return planSimulations.play(Plan.parse(JSON.parse(stored.json)), body);
    },

    tryPlan: async ({ params: { shop }, body, actor, signal }) => {
      const trial = await trials.prepare(actor.scope, shop, body);
      return (tell) => trial(tell, signal);
    },
  };
}
