import type { Agreement, Shop } from "@springtide/contracts";
import { billedUnits } from "./billed-units.ts";
import { tariffOf } from "./tariff-of-agreement.ts";

/**
 * What one seat of a block costs at the margin, in the shop's currency: the units billed for it, breaks, shrinkage and rounding
 * as agreed, at the price of the first tier. Where contacts are billed, those of a seat that is never idle: the most it can cost.
 * @param hours from the start of the block to its end
 */
export function seatBlockCost(
  { shop }: { readonly shop: Shop },
  agreement: Agreement,
  queue: string,
  hours: number,
): number {
  return billedUnits(shop, agreement, { hours, queue }) * (tariffOf(agreement).tiers[0]?.price ?? 0);
}

/** What one elapsed hour of a confirmed seat costs at the margin, in the shop's currency, within a block: nothing is rounded. */
export function seatHourCost(basis: { readonly shop: Shop }, agreement: Agreement, queue: string): number {
  return seatBlockCost(basis, { ...agreement, roundMinutes: null, blockBreak: null }, queue, 1);
}
