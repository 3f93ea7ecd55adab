import type { PlanProgress } from "@springtide/contracts";
import type { Scope } from "@springtide/store";
import { noSuchShop } from "../http/problems.ts";
import type { PlanJobs } from "../jobs/plan-jobs.ts";

/**
 * How far the plan of a shop is.
 * @throws HttpProblem 404 `no-such-shop`
 */
export async function knownProgress(jobs: PlanJobs, scope: Scope, shop: string): Promise<PlanProgress> {
  const progress = await jobs.progressOf(scope, shop);
  if (progress === null) throw noSuchShop(shop);
  return progress;
}
