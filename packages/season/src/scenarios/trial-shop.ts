import type { Plan, Shop, TrialCall } from "@springtide/contracts";
import { changedShop } from "./changed-shop.ts";
import { lastDayOf, requireScenarios } from "./scenario-findings.ts";

/**
 * The shop that a plan is made anew for.
 * @param shop as it is stored now @param plan its newest plan, whose names the changes are held against
 * @throws Refusal where a change names what the plan does not have, or what comes out is no shop
 */
export function trialShop(shop: Shop, plan: Plan, { changes }: TrialCall): Shop {
  requireScenarios([{ id: TRIAL, people: "replanned", changes }], plan);
  return changedShop(shop, changes, TRIAL, { firstDay: plan.grid.firstDay, lastDay: lastDayOf(plan.grid) });
}

const TRIAL = "trial";
