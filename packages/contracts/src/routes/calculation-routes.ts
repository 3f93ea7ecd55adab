import { SimulationAnswer } from "../simulation-answer.ts";
import { SimulationCall } from "../simulation-request.ts";
import { SkillMixAnswer, SkillMixCall } from "../skill-mix.ts";
import { StaffingAnswer } from "../staffing-answer.ts";
import { StaffingRequest } from "../staffing-request.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, NO_PARAMS } from "./route.ts";
import { surveyRoutes } from "./survey-routes.ts";

/** Questions that carry all they need with them, and the figures that serve as first guesses in them. */
export const calculationRoutes = {
  ...surveyRoutes,
  staff: {
    method: "post",
    path: "/api/staffing",
    summary:
      "Agents for contacts, handling time and target, or what a team gives or bears, with the steps of the answer",
    tag: "calculations",
    access: MEMBERS,
    params: NO_PARAMS,
    body: StaffingRequest,
    response: StaffingAnswer,
  },
  simulate: {
    method: "post",
    path: "/api/simulations",
    summary: "One queue and its team played out contact by contact, with half-widths and the exact figures beside",
    tag: "calculations",
    access: MEMBERS,
    params: NO_PARAMS,
    body: SimulationCall,
    response: SimulationAnswer,
  },
  mixSkills: {
    method: "post",
    path: "/api/skills",
    summary:
      "The cheapest people by group of skills that keep every queue's target, and what training one more is worth",
    tag: "calculations",
    access: MEMBERS,
    params: NO_PARAMS,
    body: SkillMixCall,
    response: SkillMixAnswer,
  },
} as const satisfies Record<string, AnyRoute>;
