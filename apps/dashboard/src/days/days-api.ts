import { descriptionRoutes, jobRoutes } from "@springtide/contracts";
import { pageClient } from "../api/page-client.ts";

/** What the days ask of their server: the shop's description, in which adjustments stand, and how far a plan is. */
export const daysApi = pageClient({
  getDescription: descriptionRoutes.getDescription,
  putDescription: descriptionRoutes.putDescription,
  listJobs: jobRoutes.listJobs,
});
