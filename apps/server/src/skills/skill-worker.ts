import { parentPort, workerData } from "node:worker_threads";
import type { SkillMixRequest } from "@springtide/contracts";
import { Refusal } from "@springtide/refusal";
import { answerSkills } from "@springtide/season";
import type { SkillNews } from "./skill-news.ts";

/** Answers one question of skills off the server's thread, and ends. */
function answer(request: SkillMixRequest): SkillNews {
  try {
    return { kind: "mixed", answer: answerSkills(request) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: "refused", findings: error.findings, total: error.total };
  }
}

parentPort?.postMessage(answer(workerData as SkillMixRequest));
