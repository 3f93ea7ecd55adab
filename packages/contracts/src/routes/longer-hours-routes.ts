import { z } from "zod";
import { LongerHoursCall, LongerHoursProgress } from "../longer-hours-call.ts";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS } from "./route.ts";

/** Hours that might be opened, weighed on trial. */
export const longerHoursRoutes = {
  weighLongerHours: {
    method: "post",
    path: "/api/shops/:shop/longer-hours",
    summary:
      "What opening a shop's queues longer does, costs and brings: how far the work is, then the answer. Ends with the connection.",
    tag: "plans",
    access: MEMBERS,
    params: z.object({ shop: Id }),
    body: LongerHoursCall,
    event: LongerHoursProgress,
  },
} as const satisfies Record<string, AnyRoute>;
