import { parentPort, workerData } from "node:worker_threads";
import { Refusal } from "@springtide/refusal";
import type { PlanInputs } from "@springtide/store";
import { planSeason } from "@springtide/season";
import type { PlanMessage } from "./plan-message.ts";

/** People see ten steps a second as movement; more would only fill the channel. */
const TELL_EVERY_MS = 100;

/** Computes one plan off the server's thread, tells how far it is, and ends. */
function plan(inputs: PlanInputs): void {
  let toldMs = -Infinity;
  const progress = (done: number, total: number, label: string): void => {
    const nowMs = performance.now();
    if (nowMs - toldMs < TELL_EVERY_MS) return;
    toldMs = nowMs;
    tell({ kind: "progress", done, total, label });
  };
  try {
    tell({ kind: "planned", json: JSON.stringify(planSeason({ ...inputs, progress })) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    tell({ kind: "refused", reason: error.message });
  }
}

function tell(message: PlanMessage): void {
  parentPort?.postMessage(message);
}

plan(workerData as PlanInputs);
