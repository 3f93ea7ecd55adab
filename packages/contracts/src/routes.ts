import { z } from "zod";
import { Id } from "./units.ts";
import { Plan } from "./plan.ts";
import { Channel } from "./channel.ts";
import { PlanSimulationCall, SimulatedPlan } from "./simulated-plan.ts";
import { SimulationAnswer } from "./simulation-answer.ts";
import { SimulationCall } from "./simulation-request.ts";
import { SkillMixAnswer, SkillMixCall } from "./skill-mix.ts";
import { StaffingAnswer } from "./staffing-answer.ts";
import { StaffingRequest } from "./staffing-request.ts";
import { SurveyFile } from "./survey.ts";
import { TrialCall, TrialProgress } from "./trial-plan.ts";

/** One route of the API, defined once for server and page. */
export interface Route {
  readonly method: "get" | "post";
  readonly path: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  /** What is sent with it, as JSON; of `post` routes only. */
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
}

const ShopSummary = z.object({
  id: Id,
  name: z.string(),
  currency: z.string(),
  firstDay: z.iso.date().nullable().meta({ description: "First day of its history." }),
  lastDay: z.iso.date().nullable(),
  contacts: z.number(),
  plan: z.enum(["ready", "under-way", "failed"]).meta({ description: "How far its plan is." }),
});

const ShopDetail = ShopSummary.extend({
  zone: z.string().meta({ description: "IANA zone of its days." }),
  importedAt: z.iso.datetime().meta({ description: "When its files were read last." }),
  planVersion: z.int().positive().nullable().meta({ description: "Of its newest plan; null if it never had one." }),
  queues: z.array(z.object({ id: Id, name: z.string(), channel: Channel })),
});

/** How far work on a plan is, without the plan. */
export const PlanProgress = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready"), version: z.int().positive() }),
  z.object({ state: z.literal("under-way"), done: z.number(), total: z.number(), label: z.string() }),
  z.object({ state: z.literal("failed"), reason: z.string() }),
]);
export type PlanProgress = z.infer<typeof PlanProgress>;

/** How far work on a plan is; `plan` is there once it is ready. */
const PlanState = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready"), plan: Plan }),
  z.object({ state: z.literal("under-way"), done: z.number(), total: z.number(), label: z.string() }),
  z.object({ state: z.literal("failed"), reason: z.string() }),
]);

/** Every route of the API. */
export const routes = {
  health: {
    method: "get",
    path: "/api/health",
    summary: "Whether the process answers and which version it is",
    params: z.object({}),
    response: z.object({ status: z.literal("ok"), version: z.string() }),
  },
  listShops: {
    method: "get",
    path: "/api/shops",
    summary: "The shops that are stored",
    params: z.object({}),
    response: z.object({ shops: z.array(ShopSummary) }),
  },
  getShop: {
    method: "get",
    path: "/api/shops/:shop",
    summary: "One shop: its queues, its history and how far its plan is",
    params: z.object({ shop: Id }),
    response: ShopDetail,
  },
  getPlan: {
    method: "get",
    path: "/api/shops/:shop/plan",
    summary: "The newest plan of a shop, or how far it is",
    params: z.object({ shop: Id }),
    response: PlanState,
  },
  listSurveys: {
    method: "get",
    path: "/api/surveys",
    summary: "Survey figures that serve as first guesses, with their sources",
    params: z.object({}),
    response: SurveyFile,
  },
  staff: {
    method: "post",
    path: "/api/staffing",
    summary:
      "Agents for contacts, handling time and target, or what a team gives or bears, with the steps of the answer",
    params: z.object({}),
    body: StaffingRequest,
    response: StaffingAnswer,
  },
  simulate: {
    method: "post",
    path: "/api/simulations",
    summary: "One queue and its team played out contact by contact, with half-widths and the exact figures beside",
    params: z.object({}),
    body: SimulationCall,
    response: SimulationAnswer,
  },
  simulatePlan: {
    method: "post",
    path: "/api/shops/:shop/simulations",
    summary:
      "The plan of a shop played out contact by contact on its possible seasons, beside what its formulas promise",
    params: z.object({ shop: Id }),
    body: PlanSimulationCall,
    response: SimulatedPlan,
  },
  mixSkills: {
    method: "post",
    path: "/api/skills",
    summary:
      "The cheapest people by group of skills that keep every queue's target, and what training one more is worth",
    params: z.object({}),
    body: SkillMixCall,
    response: SkillMixAnswer,
  },
} as const satisfies Record<string, Route>;

/** Routes that answer with a stream of server-sent events, each `data` a JSON document of the schema. */
export const streams = {
  planProgress: {
    method: "get",
    path: "/api/shops/:shop/progress",
    summary: "How far the plan of a shop is, now and whenever it changes",
    params: z.object({ shop: Id }),
    event: PlanProgress,
  },
  tryPlan: {
    method: "post",
    path: "/api/shops/:shop/trials",
    summary:
      "A plan made anew for other terms and not stored: how far it is, then what it decides. Ends with the connection.",
    params: z.object({ shop: Id }),
    body: TrialCall,
    event: TrialProgress,
  },
} as const;

export type RouteName = keyof typeof routes;
export type RouteParams<Name extends RouteName> = z.output<(typeof routes)[Name]["params"]>;
/** What a route takes as its body; undefined for those that take none. */
export type RouteBody<Name extends RouteName> = (typeof routes)[Name] extends {
  readonly body: infer Body extends z.ZodType;
}
  ? z.output<Body>
  : undefined;
export type RouteResponse<Name extends RouteName> = z.output<(typeof routes)[Name]["response"]>;
