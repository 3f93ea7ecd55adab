import { pageClient } from "./page-client.ts";
import type { TrialProgress } from "@springtide/contracts";
import { trialRoutes } from "@springtide/contracts";

const api = pageClient(trialRoutes);

/** Changes as the API takes them: what people would write in a file of scenarios. */
export interface TrialChanges {
  readonly agreements?: Readonly<Record<string, Readonly<Record<string, string | number>>>>;
  readonly customerValue?: Readonly<Record<string, number>>;
}

/**
 * Has a plan made anew for other terms, and tells how far it is; ends with the answer. Aborting the signal ends the work on the server too.
 * @throws ApiProblem where the server refuses, cannot be reached, or ends before its answer
 */
export async function tryPlan(
  shop: string,
  changes: TrialChanges,
  tell: (progress: TrialProgress) => void,
  signal: AbortSignal,
): Promise<void> {
  let isOver = false;
  for await (const told of api.tryPlan({ params: { shop }, body: { changes }, signal })) {
    isOver = told.state !== "under-way";
    tell(told);
  }
  if (!isOver && !signal.aborted) throw new Error("the server ended the work before it was done");
}
