import type { LabourRules } from "@springtide/contracts";
import type { Progress } from "@springtide/refusal";
import { Cancelled } from "@springtide/refusal";
import type { PlanInputs } from "@springtide/store";
import type { PlanMessage } from "./plan-message.ts";
import { startWorker } from "./start-worker.ts";

/** A plan that cannot be made from these inputs, and why: a person can mend it. */
export class PlanRefused extends Error {
  override readonly name = "PlanRefused";
}

/** The worker beside this file, in the form this file has: source or built. */
export const PLAN_WORKER = import.meta.url.endsWith(".ts")
  ? new URL("./plan-worker.ts", import.meta.url)
  : new URL("./plan-worker.js", import.meta.url);

/** Everything the worker plans from. */
export interface PlanWork extends PlanInputs {
  /** By site with people rostered by name: the rules of working time there, null where none hold. */
  readonly labourRules: ReadonlyMap<string, LabourRules | null>;
}

export interface PlanRun {
  readonly worker: URL;
  readonly inputs: PlanWork;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/**
 * Computes a plan in a thread of its own and gives it back as JSON.
 * @throws PlanRefused; Cancelled once the signal says so; any other error is our own fault
 */
export async function runPlan({ worker, inputs, progress, signal }: PlanRun): Promise<string> {
  if (signal.aborted) throw new Cancelled();
  const thread = startWorker(worker, inputs);
  try {
    return await new Promise<string>((resolve, reject) => {
      signal.addEventListener("abort", () => {
        reject(new Cancelled());
      });
      thread.on("message", (message: PlanMessage) => {
        if (message.kind === "progress") progress(message.done, message.total, message.label);
        else if (message.kind === "planned") resolve(message.json);
        else reject(new PlanRefused(message.reason));
      });
      thread.on("error", reject);
      thread.on("exit", (code) => {
        reject(new Error(`The planning thread ended with ${code} and no plan.`));
      });
    });
  } finally {
    await thread.terminate();
  }
}
