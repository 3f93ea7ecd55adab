import type { DecisionPeriod, Plan, PlanDecisions } from "@springtide/contracts";
import { needValue } from "@springtide/planning";
import { customerValueOf } from "../economics/customer-value-of.ts";
import { queueOf } from "../places.ts";
import { lossToldIn } from "./break-even.ts";

/** Of the periods that have a break-even, those whose seats pay. */
export interface PayingPeriods {
  readonly paying: number;
  readonly known: number;
}

/**
 * In how many periods what is planned pays if a customer is worth something else; seats and their prices as planned. Each period is held against
 * the need that its break-even is told in, as needs of other queues are worth something else.
 */
export function payingPeriods(
  { shop }: Pick<Plan, "shop">,
  { periods, losses }: Pick<PlanDecisions, "periods" | "losses">,
  customerValue: Plan["shop"]["customerValue"],
): PayingPeriods {
  const worth = ({ agreement: id }: DecisionPeriod): number => {
    const serves = shop.agreements.find((agreement) => agreement.id === id)?.serves ?? [];
    const told = lossToldIn(losses, serves);
    if (told === null) return 0;
    const value = customerValueOf({ customerValue }, queueOf(shop, told.queue));
    return value === null || told.basis === "target" ? told.perAbandoned + told.perLate : needValue(value).ofLost;
  };
  const known = periods.filter(({ breakEven }) => breakEven.perLostCustomer !== null);
  const paying = known.filter((period) => worth(period) >= (period.breakEven.perLostCustomer ?? Infinity));
  return { paying: paying.length, known: known.length };
}
