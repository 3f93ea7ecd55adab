import { parentPort } from "node:worker_threads";
import type { AskedColumn, Plan } from "@springtide/contracts";
import { driversAsTold, workOutColumns } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { tellAnswer } from "./in-thread.ts";

/** Some columns of a comparison, or the drivers of a plan. */
export interface ComparisonWork {
  readonly plan: Plan;
  readonly columns: readonly AskedColumn[];
  readonly decide: boolean;
  readonly drivers: boolean;
}

/** Works out scenarios off the server's thread. */
parentPort?.on("message", ({ plan, columns, decide, drivers }: ComparisonWork) => {
  void tellAnswer(async (progress) => {
    const deciding = decide ? { solve: await loadSolver() } : undefined;
    const worked = workOutColumns(plan, columns, { deciding }, progress);
    return JSON.stringify({ worked, sensitivity: drivers ? driversAsTold(plan, progress) : null });
  });
});
