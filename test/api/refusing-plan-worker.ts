import { parentPort } from "node:worker_threads";
import type { Finding } from "@springtide/refusal";

const finding: Finding = {
  code: "history-too-short",
  place: {},
  found: "two days of history",
  rule: "a plan needs four weeks",
  remedy: "Import more.",
};

/** Stands in for the worker that computes a plan: refuses the inputs. */
parentPort?.on("message", () => {
  parentPort?.postMessage({ kind: "refused", findings: [finding], total: 1 });
});
