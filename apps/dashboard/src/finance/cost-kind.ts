import type { FinanceOutcome } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

type CostKind = FinanceOutcome["lines"][number]["kind"];

/** "Seats of partners": a kind of ledger cost, by the same words as on the page of decisions. */
export function costKind(kind: CostKind, { say }: Pick<Words, "say">): string {
  return say(`decisions.budget.${kind}`);
}
