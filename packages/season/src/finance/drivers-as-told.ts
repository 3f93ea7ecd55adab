import type { ComparisonResult, Plan } from "@springtide/contracts";
import type { CancelSignal, Progress } from "@springtide/refusal";
import { driversOf } from "../scenarios/drivers.ts";
import { scenarioReport } from "../scenarios/scenario-report.ts";
import { sensitivityOf } from "../scenarios/sensitivity.ts";

/** Every driver of a plan swung alone, planned anew each time, as a comparison tells it. */
export function driversAsTold(plan: Plan, progress?: Progress, cancel?: CancelSignal): ComparisonResult["sensitivity"] {
  // Whoever looks on says the driver in their own language.
  const ids = driversOf(plan).map(({ id }) => id);
  const told: Progress = (done, total, label) => progress?.(done, total, ids[done] ?? label);
  return scenarioReport(plan, { sensitivity: sensitivityOf(plan, {}, told, cancel) }).sensitivity;
}
