import type { Shop } from "@springtide/contracts";
import type { ReadyWindow } from "./weigh-set.ts";

/** What a reader of weighed windows must know, in sentences. */
export function hoursCaveats(shop: Shop, windows: readonly ReadyWindow[]): string[] {
  const queues = new Set(windows.map(({ choice }) => choice.queue));
  const isPrior = windows.some(({ needs }) => needs.basis === "prior" || needs.shares.wait.basis === "prior");
  return [
    ...(isPrior
      ? [
          "First guesses are ours, not measured: try the hours for eight weeks outside a trigger and give the contacts again, with what was handled, and they are learned.",
        ]
      : []),
    ...(windows.some(({ needs }) => needs.shares.lost.basis === "prior")
      ? [
          "How many are never heard of is a first guess as well: with half as many, a customer won must be worth about twice as much.",
        ]
      : []),
    ...(shop.customerValue === null
      ? [
          "What a customer is worth is not given (customerValue): only the ledger is counted, and what a customer won must be worth.",
        ]
      : []),
    ...(shop.teams.some(({ people }) => people.length > 0)
      ? ["People are those of the weekly rosters of heads; those rostered by name are not moved to other hours."]
      : []),
    "Hours that are needed less at other times are in the ledger only where seats would have been bought: own people are paid either way.",
    "A team's people are taken to be there for the window at their wage and its premium; whether contracts and rules of work allow it is not checked.",
    ...(queues.size > 1
      ? ["Windows of different queues are staffed each for itself, though some people may serve both."]
      : []),
  ];
}
