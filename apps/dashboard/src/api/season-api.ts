import { pageClient } from "./page-client.ts";
import { newestPlanRoutes, surveyRoutes } from "@springtide/contracts";

/** What the season asks of its server; fetched with it, as a plan's schema is the largest there is. */
export const seasonApi = pageClient({ ...newestPlanRoutes, ...surveyRoutes });
