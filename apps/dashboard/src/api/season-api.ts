import { apiClient } from "@springtide/client";
import { newestPlanRoutes, surveyRoutes } from "@springtide/contracts";

/** What the season asks of its server; fetched with it, as a plan's schema is the largest there is. */
export const seasonApi = apiClient({ ...newestPlanRoutes, ...surveyRoutes });
