import { jobRoutes, monthEndRoutes, scenarioRoutes } from "@springtide/contracts";
import { pageClient } from "../api/page-client.ts";

/** What finance's page asks of its server. */
export const financeApi = pageClient({ ...scenarioRoutes, ...monthEndRoutes, getJob: jobRoutes.getJob });
