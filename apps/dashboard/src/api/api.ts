import { apiClient } from "@springtide/client";
import { calculationRoutes, peopleRoutes, planRoutes, shopRoutes } from "@springtide/contracts";

/** What the page asks of its server: these routes, whose schemas it carries with it. */
export const api = apiClient({
  ...peopleRoutes,
  ...shopRoutes,
  getPlan: planRoutes.getPlan,
  tryPlan: planRoutes.tryPlan,
  listSurveys: calculationRoutes.listSurveys,
});
