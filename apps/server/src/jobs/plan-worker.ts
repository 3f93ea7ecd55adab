import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "@springtide/refusal";
import { planSeason } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import type { PlanMessage } from "./plan-message.ts";
import type { PlanWork } from "./run-plan.ts";

/** People see ten steps a second as movement; more would only fill the channel. */
const TELL_EVERY_MS = 100;

/** Computes one plan off the server's thread, tells how far it is, and ends. */
async function plan({ labourRules, ...inputs }: PlanWork): Promise<void> {
  let toldMs = -Infinity;
  const progress = (done: number, total: number, label: string): void => {
    const nowMs = performance.now();
    if (nowMs - toldMs < TELL_EVERY_MS) return;
    toldMs = nowMs;
    tell({ kind: "progress", done, total, label });
  };
  const solve = await loadSolver();
  const rostering = labourRules.size === 0 ? undefined : { solve, rules: labourRules, published: [] };
  try {
    tell({
      kind: "planned",
      json: JSON.stringify(planSeason({ ...inputs, rostering, deciding: { solve }, progress })),
    });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell({ kind: "refused", reason: error.message });
  }
}

function tell(message: PlanMessage): void {
  parentPort?.postMessage(message);
}

await plan(workerData as PlanWork);
