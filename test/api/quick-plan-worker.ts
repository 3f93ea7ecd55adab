import { parentPort } from "node:worker_threads";
import type { PlanInputs } from "@springtide/store";
import { smallPlan } from "./small-plan.ts";

/** Stands in for the worker that computes a plan: tells of one step, then hands over a small plan. */
parentPort?.on("message", (inputs: PlanInputs) => {
  parentPort?.postMessage({ kind: "progress", done: 1, total: 2, label: "Half-way" });
  setTimeout(() => {
    parentPort?.postMessage({ kind: "done", json: JSON.stringify(smallPlan(inputs)) });
  }, 100);
});
