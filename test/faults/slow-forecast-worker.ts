import { parentPort } from "node:worker_threads";

/** Stands in for the thread that forecasts: takes two seconds. */
parentPort?.on("message", () => {
  setTimeout(() => parentPort?.postMessage({ kind: "done", json: '{"forecast":"made"}' }), 2_000);
});
