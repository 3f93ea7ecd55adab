import type { DecisionDeadline, HirePlan } from "@springtide/contracts";
import type { Solve, SolverLimits } from "@springtide/planning";
import type { CancelSignal, Progress } from "@springtide/refusal";

/** Whom to hire, by when to start looking for them, and what could not be decided any more. */
export interface HireDecisions {
  readonly hires: readonly HirePlan[];
  readonly deadlines: readonly DecisionDeadline[];
  readonly remarks: readonly string[];
}

/** What hires are decided with. */
export interface HiringWork {
  readonly solve: Solve;
  readonly limits: SolverLimits;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}
