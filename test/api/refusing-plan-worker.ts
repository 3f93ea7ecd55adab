import { parentPort } from "node:worker_threads";

/** Stands in for the worker that computes a plan: refuses the inputs. */
parentPort?.postMessage({ kind: "refused", reason: "found two days of history, but a plan needs four weeks." });
