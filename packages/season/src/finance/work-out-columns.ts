import {
  type AskedColumn,
  parseOrRefuse,
  type Plan,
  Scenario,
  type WorkedColumn,
  type WrittenScenario,
} from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import type { DeciderMeans } from "../decisions/decide-weeks.ts";
import { loneOutcome } from "./finance-outcome.ts";
import { openFinance } from "./finance-desk.ts";
import { keptQuantities } from "./keep-quantities.ts";

/**
 * Some columns of a comparison, in one thread.
 * @throws Refusal where a change leads out of what can be; Cancelled
 */
export function workOutColumns(
  plan: Plan,
  columns: readonly AskedColumn[],
  { deciding }: { readonly deciding?: DeciderMeans | undefined },
  progress?: Progress,
  cancel?: CancelSignal,
): WorkedColumn[] {
  const desk = openFinance(plan, { deciding }, undefined, cancel);
  return columns.map(({ of, chain }, i): WorkedColumn => {
    const label = of.name === "" ? of.id : of.name;
    progress?.(i, columns.length, label);
    const worked = desk.workOut(readChain(chain), (done, total) => progress?.(i + done / total, columns.length, label));
    return {
      outcome: loneOutcome(of, worked),
      quantities: worked.isPriced ? null : keptQuantities(worked.quantities),
      followed:
        worked.followed === null
          ? null
          : { ledger: Array.from(worked.followed.ledger), atStake: Array.from(worked.followed.atStake) },
    };
  });
}

/** Scenarios as they are reckoned with. @throws Refusal for changes that cannot be read */
export function readChain(chain: readonly WrittenScenario[]): Scenario[] {
  return chain.map((scenario) => parseOrRefuse(Scenario, scenario));
}
