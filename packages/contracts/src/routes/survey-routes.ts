import { SurveyFile } from "../survey.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, NO_PARAMS } from "./route.ts";

/** Figures that serve as first guesses. */
export const surveyRoutes = {
  listSurveys: {
    method: "get",
    path: "/api/surveys",
    summary: "Survey figures that serve as first guesses, with their sources",
    tag: "calculations",
    access: MEMBERS,
    params: NO_PARAMS,
    response: SurveyFile,
  },
} as const satisfies Record<string, AnyRoute>;
