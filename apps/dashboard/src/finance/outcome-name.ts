import type { FinanceOutcome } from "@springtide/contracts";
import type { Words } from "../words/words.ts";

/** What a column of a comparison is called. */
export function outcomeName(
  { id, name, difference }: Pick<FinanceOutcome, "id" | "name" | "difference">,
  { say }: Pick<Words, "say">,
): string {
  if (difference === null) return say("finance.the-plan");
  return name === "" ? id : name;
}
