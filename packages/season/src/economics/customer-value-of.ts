import type { Queue, Shop } from "@springtide/contracts";
import type { CustomerValue } from "@springtide/planning";

/** What a customer of one queue is worth: the shop's figures, and the orders that its contacts lead to. Null where the shop says nothing. */
export function customerValueOf(shop: Pick<Shop, "customerValue">, { preSale }: Queue): CustomerValue | null {
  return shop.customerValue === null ? null : { ...shop.customerValue, preSale };
}
