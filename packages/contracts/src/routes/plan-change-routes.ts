import { z } from "zod";
import { PlanChanges } from "../plan-changes.ts";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS } from "./route.ts";

/** What is new in the newest plan. */
export const planChangeRoutes = {
  getPlanChanges: {
    method: "get",
    path: "/api/shops/:shop/plan/changes",
    summary: "The figures, peaks and trigger dates of the newest plan of a shop, beside those of the plan before it",
    tag: "plans",
    access: MEMBERS,
    params: z.object({ shop: Id }),
    response: PlanChanges,
  },
} as const satisfies Record<string, AnyRoute>;
