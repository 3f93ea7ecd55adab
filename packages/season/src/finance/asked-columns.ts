import type { AskedColumn, FinanceOutcome } from "@springtide/contracts";

/** The id of the plan among the outcomes. */
export const PLAN = "plan";

/** The plan as the first of the columns. */
export const PLAN_COLUMN: AskedColumn = {
  of: { id: PLAN, name: "", note: "", from: null, people: "replanned", revision: null, changes: {} },
  chain: [],
};

/** A column of a scenario that nobody stored. */
export function presetColumn(
  id: string,
  changes: FinanceOutcome["changes"],
  people: "replanned" | "as-planned" = "replanned",
): AskedColumn {
  return {
    of: { id, name: "", note: "", from: null, people, revision: null, changes },
    chain: [{ id, people, changes }],
  };
}
