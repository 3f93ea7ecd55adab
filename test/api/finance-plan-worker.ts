import { parentPort } from "node:worker_threads";
import { madePlan } from "../../packages/season/test/finance/made-shop.ts";

/** Stands in for the worker that computes a plan: whatever the shop, the plan of one of two partners. */
parentPort?.on("message", () => {
  parentPort?.postMessage({ kind: "done", json: JSON.stringify(madePlan()) });
});
