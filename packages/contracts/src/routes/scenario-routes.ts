import { z } from "zod";
import { ComparisonCall, FinanceQuestion } from "../finance/comparison-call.ts";
import { ComparisonEntry, StoredComparison } from "../finance/comparison.ts";
import { FinanceFigures } from "../finance/finance-figures.ts";
import { FinancePosition } from "../finance/finance-position.ts";
import { PriceCall, PricedOutcomes } from "../finance/price-call.ts";
import { ScenarioDraft, StoredScenario, StoredScenarios } from "../finance/stored-scenario.ts";
import { JobAnswer } from "../jobs.ts";
import { Id } from "../units.ts";
import { Published } from "./published-routes.ts";
import type { Access, AnyRoute } from "./route.ts";
import { MEMBERS } from "./route.ts";

const OF_SHOP = z.object({ shop: Id });
const OF_SCENARIO = z.object({ shop: Id, scenario: Id });
const OF_COMPARISON = z.object({
  shop: Id,
  comparison: z
    .string()
    .regex(/^[1-9]\d{0,8}$/, "a whole number from 1")
    .transform(Number),
});
/** Those who ask what if. */
const ASKERS = ["owner", "planner", "finance"] as const satisfies Access;

/** Scenarios of finance: stored, compared on the same seasons, priced anew, published. */
export const scenarioRoutes = {
  listScenarios: {
    method: "get",
    path: "/api/shops/:shop/scenarios",
    summary: "The scenarios of a shop, and which of them no longer fit its newest plan",
    tag: "finance",
    access: MEMBERS,
    params: OF_SHOP,
    response: StoredScenarios,
  },
  getScenario: {
    method: "get",
    path: "/api/shops/:shop/scenarios/:scenario",
    summary: "One scenario; its ETag is to be sent with a change",
    tag: "finance",
    access: MEMBERS,
    params: OF_SCENARIO,
    response: StoredScenario,
    versioned: true,
  },
  putScenario: {
    method: "put",
    path: "/api/shops/:shop/scenarios/:scenario",
    summary:
      'Store a scenario; If-Match is "0" for a new one. One that is locked, or refers to what the plan has not, is refused',
    tag: "finance",
    access: ASKERS,
    params: OF_SCENARIO,
    body: ScenarioDraft,
    response: StoredScenario,
    versioned: true,
  },
  deleteScenario: {
    method: "delete",
    path: "/api/shops/:shop/scenarios/:scenario",
    summary: "Delete a scenario that is not locked and from which no other goes on; answers with what it was",
    tag: "finance",
    access: ASKERS,
    params: OF_SCENARIO,
    response: StoredScenario,
    versioned: true,
  },
  lockScenario: {
    method: "post",
    path: "/api/shops/:shop/scenarios/:scenario/lock",
    summary: "Lock a scenario, and those it goes on from, so that they never change again",
    tag: "finance",
    access: ASKERS,
    params: OF_SCENARIO,
    response: StoredScenario,
    versioned: true,
  },
  startComparison: {
    method: "post",
    path: "/api/shops/:shop/scenario-comparisons",
    summary: "Compare scenarios, seasons and targets, drivers, or ask a question in words: a job, whose result is kept",
    tag: "finance",
    access: ASKERS,
    params: OF_SHOP,
    body: ComparisonCall,
    response: JobAnswer,
    status: 202,
    creates: true,
  },
  listComparisons: {
    method: "get",
    path: "/api/shops/:shop/scenario-comparisons",
    summary: "Comparisons that were made, the newest first, and those under way",
    tag: "finance",
    access: MEMBERS,
    params: OF_SHOP,
    response: z.object({ underWay: z.array(JobAnswer), comparisons: z.array(ComparisonEntry) }),
  },
  getComparison: {
    method: "get",
    path: "/api/shops/:shop/scenario-comparisons/:comparison",
    summary: "A comparison with its figures, what they hang on, and where an earlier reckoning of the same differs",
    tag: "finance",
    access: MEMBERS,
    params: OF_COMPARISON,
    response: StoredComparison,
  },
  cancelComparison: {
    method: "post",
    path: "/api/shops/:shop/scenario-comparison-jobs/:job/cancel",
    summary: "Cancel a comparison that is under way",
    tag: "finance",
    access: ASKERS,
    params: z.object({ shop: Id, job: z.uuid() }),
    response: JobAnswer,
  },
  priceComparison: {
    method: "post",
    path: "/api/shops/:shop/scenario-comparisons/:comparison/prices",
    summary: "The same comparison at other prices, at once: wages, partners' prices, what a customer is worth",
    tag: "finance",
    access: MEMBERS,
    params: OF_COMPARISON,
    body: PriceCall,
    response: PricedOutcomes,
  },
  publishComparison: {
    method: "post",
    path: "/api/shops/:shop/scenario-comparisons/:comparison/publish",
    summary: "Publish a comparison: its figures are kept as they are, with all that they hang on",
    tag: "finance",
    access: ASKERS,
    params: OF_COMPARISON,
    body: z.strictObject({ why: z.string().trim().min(1).max(2000) }),
    response: Published,
    status: 201,
    creates: true,
  },
  listQuestions: {
    method: "get",
    path: "/api/shops/:shop/scenario-questions",
    summary: "Questions that can be asked of the newest plan, and of which triggers, queues and agreements",
    tag: "finance",
    access: MEMBERS,
    params: OF_SHOP,
    response: z.object({
      planVersion: z.int().positive(),
      questions: z.array(
        z.strictObject({
          ask: FinanceQuestion.meta({ description: "As it is asked if nothing is chosen." }),
          subjects: z
            .array(z.strictObject({ id: Id, name: z.string() }))
            .meta({ description: "Of which it can be asked." }),
        }),
      ),
    }),
  },
  financePosition: {
    method: "get",
    path: "/api/shops/:shop/finance/position",
    summary: "What of the newest plan's cost is unavoidable, cancellable until when at what cost, and free, by month",
    tag: "finance",
    access: MEMBERS,
    params: OF_SHOP,
    response: FinancePosition,
  },
  financeFigures: {
    method: "get",
    path: "/api/shops/:shop/finance/figures",
    summary:
      "Budget, plan and forecast by month, cash by day, spread of season cost, frontier and lost customers of the newest plan",
    tag: "finance",
    access: MEMBERS,
    params: OF_SHOP,
    response: FinanceFigures,
  },
} as const satisfies Record<string, AnyRoute>;
