import { parentPort } from "node:worker_threads";

/** Stands in for the thread that forecasts: tells that it is half-way, and is never done. */
parentPort?.on("message", () => {
  parentPort?.postMessage({ kind: "progress", done: 1, total: 2, label: "Half-way" });
});
