import { parentPort } from "node:worker_threads";
import type { PlanInputs } from "@springtide/store";
import { planSeason } from "@springtide/season";
import { madeInput } from "../../packages/season/test/finance/made-shop.ts";

/** Stands in for the worker that computes a plan: the shop as it is stored, without decisions. */
parentPort?.on("message", ({ shop, contacts }: PlanInputs) => {
  parentPort?.postMessage({ kind: "done", json: JSON.stringify(planSeason({ ...madeInput(), shop, contacts })) });
});
