import type { Finding } from "@springtide/refusal";
import type { ShopFile } from "../shop-file.ts";

/** A thousandth of slack, for thirds written as 33.3%. */
const SLACK = 0.001;

/** Shares of orders that do not add up to the whole. */
export function shareFindings({ markets }: ShopFile): Finding[] {
  const sum = markets.reduce((total, market) => total + market.orderShare, 0);
  if (Math.abs(sum - 1) <= SLACK + 1e-9) return [];
  return [
    {
      code: "shares-do-not-add-up",
      place: { field: "/markets" },
      found: `order shares that add up to ${(sum * 100).toFixed(1)}%`,
      rule: "the markets' shares of orders add up to 100%",
      remedy: "Give every market its orderShare so that they make 100%.",
    },
  ];
}
