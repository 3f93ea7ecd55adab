import type { QueueResult } from "../queue-result.ts";
import type { StaffingQuestion } from "./staffing-question.ts";
import type { StaffingStep } from "./staffing-steps.ts";

/** An answer of staffing with the steps that made it, in the order in which a planner would work them out. */
export interface ExplainedStaffing {
  /** Which of contacts, handling time, agents and service was asked for; the others were given. */
  readonly solve: StaffingQuestion["solve"];
  readonly contacts: number;
  readonly intervalSeconds: number;
  readonly ahtSeconds: number;
  readonly loadErlangs: number;
  readonly agents: number;
  /** People rostered so that these agents take contacts. */
  readonly heads: number;
  /** The wait at which the service levels of `result` are judged. */
  readonly withinSeconds: number;
  readonly meetsTargets: boolean;
  /** What these agents give; null where there is neither a contact nor an agent. */
  readonly result: QueueResult | null;
  readonly steps: readonly StaffingStep[];
}
