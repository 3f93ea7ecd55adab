import { z } from "zod";
import { SimulationAnswer } from "../simulation-answer.ts";
import { SimulationCall } from "../simulation-request.ts";
import { SkillMixAnswer, SkillMixCall } from "../skill-mix.ts";
import { StaffingAnswer } from "../staffing-answer.ts";
import { StaffingRequest } from "../staffing-request.ts";
import { LogAnswer } from "../typical-days.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, NO_PARAMS } from "./route.ts";
import { surveyRoutes } from "./survey-routes.ts";
import { CONTACT_FILES } from "./contact-files.ts";
import { MappingText } from "./mapping-text.ts";

/** The largest log that is read while somebody waits, bytes. */
const LOG_BYTES = 64_000_000;

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
  readStaffingLog: {
    method: "post",
    path: "/api/staffing/log",
    summary:
      "Send a call log or a table of contacts (CSV, gzipped or not, or XLSX; 64 MB at most) and get the typical days of its queues; nothing is stored",
    tag: "calculations",
    access: MEMBERS,
    params: NO_PARAMS,
    query: z.strictObject({
      file: z.string().min(1).max(200).optional().meta({ description: "Name of the file, for findings." }),
      sheet: z.string().min(1).max(200).optional().meta({ description: "Sheet of a workbook with several." }),
      zone: z.string().max(60).optional().meta({
        description:
          "IANA zone of the local clock, for files whose times say how far they are from UTC; UTC if not given.",
      }),
      mapping: MappingText.optional().meta({
        description: "How the file is read instead, as JSON; its zone is left aside, as `zone` says it.",
      }),
    }),
    mostBytes: LOG_BYTES,
    upload: CONTACT_FILES,
    response: LogAnswer,
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
