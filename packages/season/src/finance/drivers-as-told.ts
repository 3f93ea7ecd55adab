import type { ComparisonResult, Plan } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { scenarioReport } from "../scenarios/scenario-report.ts";
import { sensitivityOf } from "../scenarios/sensitivity.ts";

/** Every driver of a plan swung alone, planned anew each time, as a comparison tells it. */
export function driversAsTold(plan: Plan, progress?: Progress, cancel?: CancelSignal): ComparisonResult["sensitivity"] {
  return scenarioReport(plan, { sensitivity: sensitivityOf(plan, {}, progress, cancel) }).sensitivity;
}
