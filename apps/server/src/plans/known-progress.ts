import type { PlanProgress } from "@springtide/contracts";
import { noSuchShop } from "../http/problems.ts";
import type { PlanJobs } from "../jobs/plan-jobs.ts";

/**
 * How far the plan of a shop is.
 * @throws HttpProblem 404 `no-such-shop`
 */
export function knownProgress(jobs: PlanJobs, shop: string): PlanProgress {
  const progress = jobs.progressOf(shop);
  if (progress === null) throw noSuchShop(shop);
  return progress;
}
