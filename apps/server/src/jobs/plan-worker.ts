import { parentPort } from "node:worker_threads";
import { planSeason } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { tellAnswer } from "./in-thread.ts";
import type { PlanWork } from "./plan-inputs.ts";

/** Computes plans off the server's thread. */
parentPort?.on("message", ({ labourRules, notes, ...inputs }: PlanWork) => {
  void tellAnswer(async (progress) => {
    const solve = await loadSolver();
    const rostering = labourRules.size === 0 ? undefined : { solve, rules: labourRules, published: [] };
    const plan = planSeason({ ...inputs, rostering, deciding: { solve }, progress });
    return JSON.stringify({ ...plan, caveats: [...notes, ...plan.caveats] });
  });
});
