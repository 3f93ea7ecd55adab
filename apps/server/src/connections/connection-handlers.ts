import type { connectionRoutes } from "@springtide/contracts";
import { figureHandlers } from "../figures/figure-handlers.ts";
import type { Handlers } from "../http/call.ts";
import type { PlanJobs } from "../jobs/plan-jobs.ts";
import { noticeHandlers } from "../notifications/notice-handlers.ts";
import { weatherHandlers } from "../weather/weather-handlers.ts";
import { webhookHandlers } from "../webhooks/webhook-handlers.ts";
import type { ConnectionMeans } from "./connection-means.ts";

export interface ConnectionNeeds {
  readonly connections: ConnectionMeans;
  readonly jobs: PlanJobs;
}

/** What answers the routes of weather, daily figures, notices and webhooks. */
export function connectionHandlers({ connections, jobs }: ConnectionNeeds): Handlers<typeof connectionRoutes> {
  return {
    ...weatherHandlers({ ...connections, jobs }),
    ...figureHandlers({ ...connections, jobs }),
    ...noticeHandlers(connections),
    ...webhookHandlers(connections),
  };
}
