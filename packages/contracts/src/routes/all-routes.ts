import { authorityRoutes } from "./authority-routes.ts";
import { backlogRoutes } from "./backlog-routes.ts";
import { causeRoutes } from "./cause-routes.ts";
import { decisionRoutes } from "./decision-routes.ts";
import { connectionRoutes } from "./connection-routes.ts";
import { calculationRoutes } from "./calculation-routes.ts";
import { commitmentRoutes } from "./commitment-routes.ts";
import { descriptionRoutes } from "./description-routes.ts";
import { exportRoutes } from "./export-routes.ts";
import { jobRoutes } from "./job-routes.ts";
import { firstLookRoutes } from "./first-look-routes.ts";
import { importRoutes } from "./import-routes.ts";
import { longerHoursRoutes } from "./longer-hours-routes.ts";
import { monthEndRoutes } from "./month-end-routes.ts";
import { partnerRoutes } from "./partner-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { planChangeRoutes } from "./plan-change-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { publishedRoutes } from "./published-routes.ts";
import { rosterRoutes } from "./roster-routes.ts";
import { scenarioRoutes } from "./scenario-routes.ts";
import type { AnyRoute } from "./route.ts";
import { serviceRoutes } from "./service-routes.ts";
import { settlementRoutes } from "./settlement-routes.ts";
import { shopRoutes } from "./shop-routes.ts";

/** Every route of the API, by the name of its operation. */
export const routes = {
  ...serviceRoutes,
  ...peopleRoutes,
  ...shopRoutes,
  ...descriptionRoutes,
  ...planRoutes,
  ...planChangeRoutes,
  ...causeRoutes,
  ...longerHoursRoutes,
  ...calculationRoutes,
  ...connectionRoutes,
  ...jobRoutes,
  ...importRoutes,
  ...firstLookRoutes,
  ...backlogRoutes,
  ...commitmentRoutes,
  ...decisionRoutes,
  ...partnerRoutes,
  ...settlementRoutes,
  ...exportRoutes,
  ...authorityRoutes,
  ...publishedRoutes,
  ...rosterRoutes,
  ...scenarioRoutes,
  ...monthEndRoutes,
} as const satisfies Record<string, AnyRoute>;
