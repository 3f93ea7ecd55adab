import { z } from "zod";
import { Plan } from "../plan.ts";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS } from "./route.ts";

/** Nothing was counted yet that a plan could be learned from. */
export const NoHistory = z.object({ state: z.literal("no-history") });

/** How far work on a plan is; `plan` is there once it is ready. */
const PlanState = z.discriminatedUnion("state", [
  z.object({ state: z.literal("ready"), version: z.int().positive(), plan: Plan }),
  z.object({ state: z.literal("under-way"), done: z.number(), total: z.number(), label: z.string() }),
  z.object({ state: z.literal("failed"), reason: z.string() }),
  NoHistory,
]);

/** The plan of a shop itself: a file of its own, as it is the largest answer there is, and a page fetches its contract when it needs it. */
export const newestPlanRoutes = {
  getPlan: {
    method: "get",
    path: "/api/shops/:shop/plan",
    summary: "The newest plan of a shop, or how far it is",
    tag: "plans",
    access: MEMBERS,
    params: z.object({ shop: Id }),
    response: PlanState,
  },
} as const satisfies Record<string, AnyRoute>;
