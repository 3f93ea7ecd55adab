import { planSeason } from "@springtide/season";
import { loadSolver } from "@springtide/solver";
import { answerInThread } from "./in-thread.ts";
import type { PlanWork } from "./plan-inputs.ts";

/** Computes plans off the server's thread. */
answerInThread(async ({ labourRules, ...inputs }: PlanWork, progress) => {
  const solve = await loadSolver();
  const rostering = labourRules.size === 0 ? undefined : { solve, rules: labourRules, published: [] };
  return JSON.stringify(planSeason({ ...inputs, rostering, deciding: { solve }, progress }));
});
