import { authorityRoutes } from "@springtide/contracts";
import { pageClient } from "../api/page-client.ts";

const { publishPlan, listPublications, comparePublications } = authorityRoutes;

/** What publishing a plan asks of the server. */
export const publishApi = pageClient({ publishPlan, listPublications, comparePublications });
