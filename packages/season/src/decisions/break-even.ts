import type { DecisionPeriod, PlanDecisions, Shop } from "@springtide/contracts";
import { needValue } from "@springtide/planning";
import { customerValueOf } from "../economics/customer-value-of.ts";
import { queueOf } from "../places.ts";
import { moneyWords } from "./decision-words.ts";

/**
 * From which value of a lost customer on seats pay, as they were decided: all losses scaled by one number until what the seats save, by the true
 * losses, is what they cost. The decision itself is not solved anew; another value would reserve another number.
 * @param ledger what the seats cost, expected; `saved`: what is lost less with them
 */
export function breakEven(
  shop: Shop,
  losses: PlanDecisions["losses"],
  { serves, ledger, saved }: { readonly serves: readonly string[]; readonly ledger: number; readonly saved: number },
): DecisionPeriod["breakEven"] {
  const first = lossToldIn(losses, serves);
  if (first === null || saved <= 0)
    return {
      perLostCustomer: null,
      words: "These seats pay at no value of a customer.",
      reason: { kind: "never" },
    };
  if (ledger <= 0)
    return {
      perLostCustomer: null,
      words: "These seats cost nothing: they pay at any value of a customer.",
      reason: { kind: "always" },
    };
  const scale = ledger / saved;
  const value = customerValueOf(shop, queueOf(shop, first.queue));
  if (value !== null && first.basis === "customer-value") {
    const { ofLost } = needValue(value);
    return {
      perLostCustomer: ofLost * scale,
      words: `These seats pay if a need lost for good on ${first.queue} costs more than ${moneyWords(ofLost * scale, shop.currency)}; by the shop's figures it costs ${moneyWords(ofLost, shop.currency)}.`,
      reason: { kind: "above", of: "lost-need", queue: first.queue, worth: ofLost },
    };
  }
  const perContact = first.perAbandoned + first.perLate;
  return {
    perLostCustomer: perContact * scale,
    words: `These seats pay if a contact of ${first.queue} not served as promised costs more than ${moneyWords(perContact * scale, shop.currency)}; the target itself puts ${moneyWords(perContact, shop.currency)} on it.`,
    reason: { kind: "above", of: "late-contact", queue: first.queue, worth: perContact },
  };
}

/** The loss that a break-even is told in: of the first queue served whose contacts cost anything. Null where none does. */
export function lossToldIn(
  losses: PlanDecisions["losses"],
  serves: readonly string[],
): PlanDecisions["losses"][number] | null {
  return (
    losses.find(({ queue, perAbandoned, perLate }) => serves.includes(queue) && perAbandoned + perLate > 0) ?? null
  );
}
