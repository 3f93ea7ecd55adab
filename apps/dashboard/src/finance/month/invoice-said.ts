import type { MatchedInvoiceLine } from "@springtide/contracts";
import type { Words } from "../../words/words.ts";
import { centsIn } from "../money-said.ts";

/** How a line of an invoice stands beside what is owed, in a sentence. */
export function invoiceSaid(line: MatchedInvoiceLine, words: Words): string {
  const { status, shopCurrency, ordered, delivered, billedBefore, difference, tolerance } = line;
  const cents = centsIn(shopCurrency, words);
  if (status === "not-ordered" || status === "duplicate") return words.say(`finance.invoice-${status}`);
  return words.say(`finance.invoice-${status}`, {
    ...{ owed: cents(delivered), before: billedBefore === 0 ? "none" : "some", billed: cents(billedBefore) },
    ...{ ordered: cents(ordered), difference: cents(Math.abs(difference)), tolerance: cents(tolerance) },
  });
}
