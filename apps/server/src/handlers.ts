import type { routes } from "@springtide/contracts";
import type { CalculationNeeds } from "./calculations/calculation-handlers.ts";
import { calculationHandlers } from "./calculations/calculation-handlers.ts";
import type { Handlers } from "./http/call.ts";
import type { PlanNeeds } from "./plans/plan-handlers.ts";
import { planHandlers } from "./plans/plan-handlers.ts";
import type { ServiceNeeds } from "./service/service-handlers.ts";
import { serviceHandlers } from "./service/service-handlers.ts";
import type { ShopNeeds } from "./shops/shop-handlers.ts";
import { shopHandlers } from "./shops/shop-handlers.ts";

export interface HandlerNeeds extends ServiceNeeds, ShopNeeds, PlanNeeds, CalculationNeeds {}

/** What answers each route of the contract. */
export function routeHandlers(needs: HandlerNeeds): Handlers<typeof routes> {
  return {
    ...serviceHandlers(needs),
    ...shopHandlers(needs),
    ...planHandlers(needs),
    ...calculationHandlers(needs),
  };
}
