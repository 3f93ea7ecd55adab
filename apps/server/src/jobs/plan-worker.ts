import { parentPort } from "node:worker_threads";
import { planSeason } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { tellAnswer } from "./in-thread.ts";
import type { PlanWork } from "./plan-inputs.ts";

/** Computes plans off the server's thread. */
parentPort?.on("message", ({ labourRules, ...inputs }: PlanWork) => {
  void tellAnswer(async (progress) => {
    const solve = await loadSolver();
    const rostering = labourRules.size === 0 ? undefined : { solve, rules: labourRules, published: [] };
    return JSON.stringify(planSeason({ ...inputs, rostering, deciding: { solve }, progress }));
  });
});
