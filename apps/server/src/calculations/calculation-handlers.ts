import type { calculationRoutes, SurveyFile } from "@springtide/contracts";
import type { Handlers } from "../http/call.ts";
import { QueueSimulations } from "../simulations/queue-simulations.ts";
import { SkillMixes } from "../skills/skill-mixes.ts";

export interface CalculationNeeds {
  readonly surveys: SurveyFile;
}

/** Answers that need nothing stored. */
export function calculationHandlers({ surveys }: CalculationNeeds): Handlers<typeof calculationRoutes> {
  const simulations = new QueueSimulations();
  const skillMixes = new SkillMixes();
  return {
    listSurveys: () => Promise.resolve(surveys),
    // Loaded with the first question: a server starts without the formulas.
    staff: async ({ body }) => (await import("@springtide/season")).answerStaffing(body),
    simulate: ({ body }) => simulations.play(body),
    mixSkills: ({ body }) => skillMixes.find(body),
  };
}
