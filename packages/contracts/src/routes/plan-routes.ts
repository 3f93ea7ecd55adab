import { z } from "zod";
import { PlanSimulationCall, SimulatedPlan } from "../simulated-plan.ts";
import { Id } from "../units.ts";
import { NoHistory, newestPlanRoutes } from "./newest-plan-routes.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS } from "./route.ts";
import { trialRoutes } from "./trial-routes.ts";

/** How far work on a plan is, without the plan. */
export const PlanProgress = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready"), version: z.int().positive() }),
  z.object({ state: z.literal("under-way"), done: z.number(), total: z.number(), label: z.string() }),
  z.object({ state: z.literal("failed"), reason: z.string() }),
  NoHistory,
]);
export type PlanProgress = z.infer<typeof PlanProgress>;

const OF_SHOP = z.object({ shop: Id });

/** The plan of a shop: read, followed as it is made, played out, and made anew on trial. */
export const planRoutes = {
  ...newestPlanRoutes,
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
  ...trialRoutes,
} as const satisfies Record<string, AnyRoute>;
