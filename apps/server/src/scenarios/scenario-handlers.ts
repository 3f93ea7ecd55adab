import type { JobAnswer, scenarioRoutes, StoredScenario } from "@springtide/contracts";
import { ComparisonResult } from "@springtide/contracts";
import { amountCents } from "@springtide/planning/terms";
import type { OrganisationStore, Scope, Store } from "@springtide/store";
import { publicationOf, publishVersion } from "../approvals/publish-version.ts";
import { whoOf } from "../audit/who-of.ts";
import { financeSettings } from "../finance/books-of-shops.ts";
import { Answer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem, noSuchShop, planNotReady } from "../http/problems.ts";
import { jobAnswer } from "../jobs/job-answer.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { askedComparison } from "./asked-comparison.ts";
import { deleteScenario, lockScenario, putScenario } from "./change-scenario.ts";
import { comparisonOfKept, entryOf, noSuchComparison, presentOf } from "./kept-comparison.ts";
import { PriceDesks } from "./price-desks.ts";
import { answeredScenarios, newestPlan, type NumberedPlan, noSuchScenario } from "./stored-scenarios.ts";

export interface ScenarioNeeds {
  readonly store: Store;
  readonly background: Jobs;
  readonly now: () => Date;
}

/** So many under way are told. */
const MOST_UNDER_WAY = 50;

/** What is answered of scenarios: stored, compared, priced, published, and what a plan's money looks like. */
export function scenarioHandlers({ store, background: jobs, now }: ScenarioNeeds): Handlers<typeof scenarioRoutes> {
  const desks = new PriceDesks(store);
  const shopOf = async (scope: Scope, shop: string): Promise<OrganisationStore> => {
    const own = store.within(scope);
    if ((await own.summary(shop)) === null) throw noSuchShop(shop);
    return own;
  };
  const planOf = async (scope: Scope, shop: string): Promise<NumberedPlan> => {
    const newest = await newestPlan(await shopOf(scope, shop), shop);
    if (newest === null) throw planNotReady(shop);
    return newest;
  };
  const versioned = (scenario: StoredScenario): Answer<StoredScenario> =>
    new Answer(scenario, { version: scenario.revision });
  return {
    async listScenarios({ actor: { scope }, params: { shop } }) {
      const own = await shopOf(scope, shop);
      const newest = await newestPlan(own, shop);
      return {
        planVersion: newest?.version ?? null,
        scenarios: await answeredScenarios(await own.scenarios.list(shop), newest?.plan ?? null),
      };
    },

    async getScenario({ actor: { scope }, params: { shop, scenario } }) {
      const own = await shopOf(scope, shop);
      const kept = await own.scenarios.list(shop);
      if (!kept.some(({ id }) => id === scenario)) throw noSuchScenario(shop, scenario);
      const answered = await answeredScenarios(kept, (await newestPlan(own, shop))?.plan ?? null);
      const one = answered.find(({ id }) => id === scenario);
      if (one === undefined) throw noSuchScenario(shop, scenario);
      return versioned(one);
    },

    async putScenario({ actor, params: { shop, scenario: id }, body, ifMatch }) {
      await shopOf(actor.scope, shop);
      return versioned(await putScenario(store, { actor, shop, id, ifMatch }, body));
    },

    async deleteScenario({ actor, params: { shop, scenario: id }, ifMatch }) {
      await shopOf(actor.scope, shop);
      return versioned(await deleteScenario(store, { actor, shop, id, ifMatch }));
    },

    async lockScenario({ actor, params: { shop, scenario: id }, ifMatch }) {
      await shopOf(actor.scope, shop);
      return versioned(await lockScenario(store, { actor, shop, id, ifMatch }));
    },

    async startComparison({ actor, params: { shop }, body }) {
      const { scope } = actor;
      const { plan, asked } = await askedComparison(await shopOf(scope, shop), shop, body);
      const { pseudonym } = whoOf(actor);
      const id = await jobs.run("comparison", scope, { shop, plan, asked, anew: body.anew, pseudonym });
      const job = await jobs.job(scope, id);
      if (job === null) throw new Error(`The comparison ${id} was not stored.`);
      return new Answer(jobAnswer(job), { location: `/api/jobs/${id}` });
    },

    async listComparisons({ actor: { scope }, params: { shop } }) {
      const own = await shopOf(scope, shop);
      const present = await presentOf(own, shop);
      const page = { kind: "comparison", shop, limit: MOST_UNDER_WAY };
      const underWay: JobAnswer[] = [];
      for (const state of ["running", "waiting"] as const)
        underWay.push(...(await jobs.list(scope, { ...page, state })).map(jobAnswer));
      return { underWay, comparisons: (await own.comparisons.list(shop)).map((kept) => entryOf(kept, present)) };
    },

    async getComparison({ actor: { scope }, params: { shop, comparison } }) {
      const own = await shopOf(scope, shop);
      const kept = await own.comparisons.find(shop, comparison);
      if (kept === null) throw noSuchComparison(shop, comparison);
      const published = await own.comparisons.publishedBefore(shop, comparison);
      return await comparisonOfKept(kept, await presentOf(own, shop), published);
    },

    async cancelComparison({ actor: { scope }, params: { shop, job: id } }) {
      const job = await jobs.job(scope, id);
      if (job === null || job.kind !== "comparison" || job.shop !== shop) throw noSuchJob(shop, id);
      return jobAnswer((await jobs.cancel(scope, id)) ?? job);
    },

    async priceComparison({ actor: { scope }, params: { shop, comparison }, body: { changes, outcomes } }) {
      await shopOf(scope, shop);
      const { outcomes: priced, unpriced } = (await desks.desk(scope, shop, comparison)).price(changes, outcomes);
      return { outcomes: [...priced], unpriced: [...unpriced] };
    },

    async publishComparison({ actor, params: { shop, comparison }, body: { why } }) {
      const own = await shopOf(actor.scope, shop);
      const document = await own.comparisons.resultText(shop, comparison);
      if (document === null) throw noSuchComparison(shop, comparison);
      const { basis, outcomes } = ComparisonResult.parse(JSON.parse(document));
      const { data: inputsHash, software, seed } = basis;
      const cents = amountCents(Math.max(0, ...outcomes.map(partnersPaid)));
      const made = { kind: "scenario" as const, shop, document, inputsHash, software, seed, cents };
      const version = await own.publications.number(made);
      await own.comparisons.published(shop, comparison, version, {
        ...{ who: whoOf(actor), what: "comparison.publish", why, before: null, after: { version } },
        about: { kind: "comparison", id: shop, version: comparison },
      });
      const wanted = { kind: "scenario" as const, shop, version, why };
      const approval = await publishVersion(store, actor, wanted, now());
      return { version, approval, publication: approval === null ? await publicationOf(store, actor, wanted) : null };
    },

    async listQuestions({ actor: { scope }, params: { shop } }) {
      const { version, plan } = await planOf(scope, shop);
      const { askableQuestions } = await import("@springtide/season");
      return {
        planVersion: version,
        questions: askableQuestions(plan).map(({ ask, subjects }) => ({ ask, subjects: [...subjects] })),
      };
    },

    async financePosition({ actor: { scope }, params: { shop } }) {
      const { version, plan } = await planOf(scope, shop);
      const { financePosition } = await import("@springtide/season");
      const asOf = now();
      return {
        ...{ planVersion: version, currency: plan.shop.currency, asOf: asOf.toISOString() },
        rows: financePosition(plan, asOf.getTime()),
      };
    },

    async financeFigures({ actor: { scope }, params: { shop } }) {
      const { version, plan } = await planOf(scope, shop);
      const { financeFigures } = await import("@springtide/season");
      const own = store.within(scope);
      const { calendar } = (await financeSettings(own)).settings;
      const figures = financeFigures(plan, { actuals: await own.monthEnds.bookedCosts(shop), calendar });
      if (figures === null) throw planNotReady(shop);
      return { planVersion: version, ...figures };
    },
  };
}

/** What partners are paid, and so what publishing recommends to commit to. */
function partnersPaid({ lines }: ComparisonResult["outcomes"][number]): number {
  return lines.reduce((sum, { kind, amount }) => sum + (kind === "partner-work" ? amount : 0), 0);
}

function noSuchJob(shop: string, id: string): HttpProblem {
  return new HttpProblem(404, "no-such-job", "Not found", `There is no comparison under way ${id} of "${shop}".`);
}
