import { parentPort } from "node:worker_threads";

/** Stands in for the worker that computes a plan: goes down in the middle, as for want of memory. */
parentPort?.on("message", () => {
  throw new Error("a fault of ours");
});
