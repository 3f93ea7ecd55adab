import { parentPort } from "node:worker_threads";
import { planSeason } from "@springtide/season";
import { smallInput } from "../../packages/season/test/small-shop.ts";

/** Stands in for the worker that computes a plan: whatever the shop, the plan of the small one. */
parentPort?.on("message", () => {
  parentPort?.postMessage({ kind: "done", json: JSON.stringify(planSeason(smallInput())) });
});
