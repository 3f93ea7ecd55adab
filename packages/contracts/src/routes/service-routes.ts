import { z } from "zod";
import type { AnyRoute } from "./route.ts";
import { NO_PARAMS } from "./route.ts";

/** What the service says of itself. */
export const serviceRoutes = {
  health: {
    method: "get",
    path: "/api/health",
    summary: "Whether the process answers and which version it is",
    tag: "service",
    access: "anyone",
    params: NO_PARAMS,
    response: z.object({ status: z.literal("ok"), version: z.string() }),
  },
} as const satisfies Record<string, AnyRoute>;
