import { type Finding, Refusal } from "@springtide/refusal";

/** What a customer is worth, and how many of those who say they would leave do. Shares from 0 to 1; money in the shop's currency. */
export interface CustomerValue {
  /** Contribution margin of twelve months for each customer who stays, the order at hand not included. */
  readonly marginAYear: number;
  /** Chance that a customer buys again when nothing goes wrong. */
  readonly repurchaseShare: number;
  /** Share who say that they do not come back after one bad experience. A survey's figure: intention, not behaviour. */
  readonly statedLeaveShare: number;
  /** Share of those who say so and do. */
  readonly leaversWhoLeaveShare: number;
  /** The same where the customer failed first and was served in the end, as a part of `leaversWhoLeaveShare`. */
  readonly recoveredPart: number;
  /** Where contacts come before an order: how many lead to one, and what it brings. Null for service. */
  readonly preSale: { readonly conversionShare: number; readonly orderMargin: number } | null;
  /** Others who hear of it and would have bought; null, as usual, where this is not counted. */
  readonly wordOfMouth: { readonly tellShare: number; readonly reach: number; readonly conversionShare: number } | null;
}

/** What is at stake with one need. */
export interface NeedValue {
  /** When it is given up for good. */
  readonly ofLost: number;
  /** When it failed at first and was served in the end. */
  readonly ofRecovered: number;
  /** The most that one customer can cost in a season, however often let down; orders at hand come on top. */
  readonly capPerCustomer: number;
  /** The order at hand, which is in `ofLost`: lost with each need and never capped. */
  readonly ofOrder: number;
}

/**
 * Money at stake when a need fails. Counted for each customer's need and never for each attempt; one survey question and never several,
 * for they were answered by the same people and overlap; and discounted, for more say that they leave than do.
 * @throws Refusal for shares outside 0 to 1 or negative money
 */
export function needValue(value: CustomerValue): NeedValue {
  requireValue(value);
  const { marginAYear, repurchaseShare, statedLeaveShare, leaversWhoLeaveShare, recoveredPart, preSale } = value;
  const heard = value.wordOfMouth;
  const spread = heard === null ? 1 : 1 + heard.tellShare * heard.reach * heard.conversionShare;
  const capPerCustomer = marginAYear * repurchaseShare;
  const gone = capPerCustomer * leaversWhoLeaveShare * statedLeaveShare * spread;
  const ofOrder = preSale === null ? 0 : preSale.conversionShare * preSale.orderMargin;
  return { ofLost: gone + ofOrder, ofRecovered: gone * recoveredPart, capPerCustomer, ofOrder };
}

/** Needs of a season that failed: given up for good, served at last, and how many different customers they belong to. */
interface FailedNeeds {
  readonly lost: number;
  readonly recovered: number;
  /** Null where nobody knows, and each need counts as one customer. */
  readonly customers: number | null;
}

/**
 * Value at stake over a season: needs lost and needs recovered, each at its value, and no customer more than once beyond the cap.
 * A sum of its own: it is never added to what stands in the ledger.
 */
export function valueAtStake(
  value: CustomerValue,
  needs: FailedNeeds,
): { readonly value: number; readonly isCapped: boolean } {
  return stakeOfNeeds(needValue(value), needs);
}

/** The same where what one need is worth is known already: for many seasons at one value. */
export function stakeOfNeeds(
  { ofLost, ofRecovered, capPerCustomer, ofOrder }: NeedValue,
  needs: FailedNeeds,
): { readonly value: number; readonly isCapped: boolean } {
  const customers = needs.customers ?? needs.lost + needs.recovered;
  const leaving = needs.lost * (ofLost - ofOrder) + needs.recovered * ofRecovered;
  const cap = customers * capPerCustomer;
  return { value: Math.min(leaving, cap) + needs.lost * ofOrder, isCapped: leaving > cap };
}

function requireValue(value: CustomerValue): void {
  const shares: [string, number][] = [
    ["/repurchaseShare", value.repurchaseShare],
    ["/statedLeaveShare", value.statedLeaveShare],
    ["/leaversWhoLeaveShare", value.leaversWhoLeaveShare],
    ["/recoveredPart", value.recoveredPart],
    ["/preSale/conversionShare", value.preSale?.conversionShare ?? 0],
    ["/wordOfMouth/tellShare", value.wordOfMouth?.tellShare ?? 0],
    ["/wordOfMouth/conversionShare", value.wordOfMouth?.conversionShare ?? 0],
  ];
  const amounts: [string, number][] = [
    ["/marginAYear", value.marginAYear],
    ["/preSale/orderMargin", value.preSale?.orderMargin ?? 0],
    ["/wordOfMouth/reach", value.wordOfMouth?.reach ?? 0],
  ];
  const findings = [
    ...shares.filter(([, share]) => !(share >= 0 && share <= 1)).map((of) => finding(of, "a share is between 0 and 1")),
    ...amounts.filter(([, amount]) => !(amount >= 0 && amount < Infinity)).map((of) => finding(of, "it is 0 or more")),
  ];
  if (findings.length > 0) throw new Refusal(findings);
}

function finding([field, found]: [string, number], rule: string): Finding {
  return { code: "value-out-of-range", place: { field }, found: String(found), rule, remedy: "Correct this number." };
}
