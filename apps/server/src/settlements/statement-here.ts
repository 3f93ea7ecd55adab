import { refusalOfProblem, type Statement } from "@springtide/contracts";
import type { Store } from "@springtide/store";
import { HttpProblem } from "../http/problems.ts";
import { OWNER_COMMAND } from "../people/identify.ts";
import { SettlementService } from "./settlement-service.ts";

/** What a month under an agreement comes to, for a command of this machine, on a store that no server holds. @throws Refusal for problems too */
export function statementHere(
  needs: { readonly store: Store; readonly now: () => Date },
  of: { readonly shop: string; readonly agreement: string; readonly month: string },
): Promise<Statement> {
  return new SettlementService(needs).statement(OWNER_COMMAND, of).catch((error: unknown) => {
    throw error instanceof HttpProblem ? refusalOfProblem(error.problem) : error;
  });
}
