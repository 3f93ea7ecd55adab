import { z } from "zod";
import { Plan } from "../plan.ts";
import { PlanSimulationCall, SimulatedPlan } from "../simulated-plan.ts";
import { TrialCall, TrialProgress } from "../trial-plan.ts";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS } from "./route.ts";

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

const OF_SHOP = z.object({ shop: Id });

/** The plan of a shop: read, followed as it is made, played out, and made anew on trial. */
export const planRoutes = {
  getPlan: {
    method: "get",
    path: "/api/shops/:shop/plan",
    summary: "The newest plan of a shop, or how far it is",
    tag: "plans",
    access: MEMBERS,
    params: OF_SHOP,
    response: PlanState,
  },
  planProgress: {
    method: "get",
    path: "/api/shops/:shop/progress",
    summary: "How far the plan of a shop is, now and whenever it changes",
    tag: "plans",
    access: MEMBERS,
    params: OF_SHOP,
    event: PlanProgress,
  },
  simulatePlan: {
    method: "post",
    path: "/api/shops/:shop/simulations",
    summary:
      "The plan of a shop played out contact by contact on its possible seasons, beside what its formulas promise",
    tag: "plans",
    access: MEMBERS,
    params: OF_SHOP,
    body: PlanSimulationCall,
    response: SimulatedPlan,
  },
  tryPlan: {
    method: "post",
    path: "/api/shops/:shop/trials",
    summary:
      "A plan made anew for other terms and not stored: how far it is, then what it decides. Ends with the connection.",
    tag: "plans",
    access: MEMBERS,
    params: OF_SHOP,
    body: TrialCall,
    event: TrialProgress,
  },
} as const satisfies Record<string, AnyRoute>;
