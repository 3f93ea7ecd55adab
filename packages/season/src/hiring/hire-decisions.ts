import type { DecisionDeadline, HirePlan } from "@springtide/contracts";
import type { Solve, SolverLimits } from "@springtide/planning";
import type { CancelSignal, Progress } from "@springtide/refusal";
import type { SkilledHeads } from "../roster/people-heads.ts";

/** Whom to hire, by when to start looking for them, and what could not be decided any more. */
export interface HireDecisions {
  readonly hires: readonly HirePlan[];
  readonly deadlines: readonly DecisionDeadline[];
  readonly remarks: readonly string[];
  /** One's own heads with new people among them and trainers taken off, in whole heads. */
  readonly ownHeads: readonly SkilledHeads[];
}

/** What hires are decided with. */
export interface HiringWork {
  readonly solve: Solve;
  readonly limits: SolverLimits;
  readonly progress?: Progress | undefined;
  readonly cancel?: CancelSignal | undefined;
}
