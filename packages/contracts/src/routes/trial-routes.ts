import { z } from "zod";
import { TrialCall, TrialProgress } from "../trial-plan.ts";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS } from "./route.ts";

/** Plans made anew on trial. */
export const trialRoutes = {
  tryPlan: {
    method: "post",
    path: "/api/shops/:shop/trials",
    summary:
      "A plan made anew for other terms and not stored: how far it is, then what it decides. Ends with the connection.",
    tag: "plans",
    access: MEMBERS,
    params: z.object({ shop: Id }),
    body: TrialCall,
    event: TrialProgress,
  },
} as const satisfies Record<string, AnyRoute>;
