import { apiClient } from "@springtide/client";
import { descriptionRoutes, jobRoutes } from "@springtide/contracts";

/** What the days ask of their server: the shop's description, in which adjustments stand, and how far a plan is. */
export const daysApi = apiClient({
  getDescription: descriptionRoutes.getDescription,
  putDescription: descriptionRoutes.putDescription,
  listJobs: jobRoutes.listJobs,
});
