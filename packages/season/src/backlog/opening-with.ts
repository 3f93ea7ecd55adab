import type { OpeningBacklog, Plan } from "@springtide/contracts";
import { basisOfPlan } from "../basis.ts";
import { requireFittingBacklog } from "./backlog-fits.ts";
import { withOpeningBacklog } from "./with-opening-backlog.ts";

/**
 * A plan whose seasons begin with another backlog than it was made with: its people and all that it says stay as they are.
 * @throws Refusal as `withOpeningBacklog`, and for what was not counted just before the plan
 */
export function openingWith(plan: Plan, given: readonly OpeningBacklog[], nowMs: number): Plan {
  const shop = withOpeningBacklog(plan.shop, given, nowMs);
  requireFittingBacklog(basisOfPlan(plan), shop.openingBacklog ?? []);
  return { ...plan, shop };
}
