import type { calculationRoutes, SurveyFile } from "@springtide/contracts";
import type { Handlers } from "../http/call.ts";
import { QueueSimulations } from "../simulations/queue-simulations.ts";
import { SkillMixes } from "../skills/skill-mixes.ts";
import { StaffingLogs } from "./staffing-logs.ts";

export interface CalculationNeeds {
  readonly surveys: SurveyFile;
}

/** Answers that need nothing stored. */
export function calculationHandlers({ surveys }: CalculationNeeds): Handlers<typeof calculationRoutes> {
  const simulations = new QueueSimulations();
  const skillMixes = new SkillMixes();
  const logs = new StaffingLogs();
  return {
    listSurveys: () => Promise.resolve(surveys),
    // Loaded with the first question: a server starts without the formulas.
    staff: async ({ body }) => (await import("@springtide/season")).answerStaffing(body),
    readStaffingLog: ({ query: { file = "log.csv", ...reading }, upload }) => logs.read({ file, ...reading }, upload),
    simulate: ({ body }) => simulations.play(body),
    mixSkills: ({ body }) => skillMixes.find(body),
  };
}
