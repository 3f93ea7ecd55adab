import { z } from "zod";
import { DeadlineDecision, DecidedRequest, NewDeadlineDecision } from "../deadline-decision.ts";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, PLANNERS } from "./route.ts";

const OF_SHOP = z.object({ shop: Id });

/** What people decide on the deadlines of a plan. */
export const decisionRoutes = {
  listDecisions: {
    method: "get",
    path: "/api/shops/:shop/decisions",
    summary:
      "What was decided on the deadlines of a shop's plans, the newest first, and how requests that followed stand",
    tag: "decisions",
    access: MEMBERS,
    params: OF_SHOP,
    response: z.object({
      planVersion: z.int().positive().nullable().meta({ description: "The newest plan's; null where there is none." }),
      decisions: z.array(DeadlineDecision),
      requests: z.array(DecidedRequest),
    }),
  },
  decideDeadline: {
    method: "post",
    path: "/api/shops/:shop/decisions",
    summary: "Accept or decline what a deadline of the newest plan asks for, or have it come back later",
    tag: "decisions",
    access: PLANNERS,
    params: OF_SHOP,
    body: NewDeadlineDecision,
    response: DeadlineDecision,
    status: 201,
    creates: true,
  },
} as const satisfies Record<string, AnyRoute>;
