import { z } from "zod";
import { CommitmentAction } from "../commitments/commitment-action.ts";
import { CommitmentRequest } from "../commitments/commitment-request.ts";
import { RequestAnswer } from "../exports/shift-document.ts";
import { PaperLanguage } from "../exports/paper-language.ts";
import { Id } from "../units.ts";
import { type AnyRoute, MEMBERS, PLANNERS } from "./route.ts";

const CSV = "text/csv; charset=utf-8";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const CALENDAR = "text/calendar; charset=utf-8; method=PUBLISH";
const PDF = "application/pdf";
const SHIFT_TYPES = [CSV, XLSX, CALENDAR, PDF, "application/json"] as const;
const Format = z
  .enum(["csv", "calabrio", "xlsx", "ics", "pdf", "json"])
  .meta({ description: "csv: a table. calabrio: the columns of Calabrio's BPO exchange. ics: iCalendar." });
const Zone = z.string().max(64).optional().meta({
  description: "IANA zone on whose clock calendar, wall plan and Calabrio's columns are; the partner's if not given.",
});
const Version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, "a version is a whole number from 1 on")
  .transform(Number);
const OF_REQUEST = z.object({ request: z.string().max(40).meta({ description: "Id of the request: R-17." }) });
const BOTH_SIDES = [...MEMBERS, "partner"] as const;
/** A season of answers in a workbook. */
const MOST_ANSWER_BYTES = 20_000_000;

/** Files of shifts: what goes out to partners, walls and calendars, and the answers that come back. */
export const exportRoutes = {
  exportPlan: {
    method: "get",
    path: "/api/shops/:shop/exports",
    summary: "Shifts, gaps or the request to a partner, of a shop's newest plan, as a file",
    tag: "exports",
    access: MEMBERS,
    params: z.object({ shop: Id }),
    query: z.strictObject({
      what: z.enum(["shifts", "gaps", "request"]),
      format: Format,
      agreement: Id.optional().meta({
        description: "Of which agreement; a request needs one, shifts are one's own without.",
      }),
      zone: Zone,
      language: PaperLanguage.optional(),
    }),
    mediaTypes: SHIFT_TYPES,
  },
  exportPayroll: {
    method: "get",
    path: "/api/shops/:shop/payroll",
    summary:
      "Hours to be paid by person (pseudonym), week and kind of pay, of the roster by name of a shop's newest plan",
    tag: "exports",
    access: ["owner", "finance"],
    params: z.object({ shop: Id }),
    query: z.strictObject({ format: z.enum(["csv", "xlsx"]) }),
    mediaTypes: [CSV, XLSX],
  },
  exportRequest: {
    method: "get",
    path: "/api/commitments/:request/file",
    summary: "A request to a partner as a file, with cells for the answer in its workbook",
    tag: "exports",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_REQUEST,
    query: z.strictObject({ format: Format, zone: Zone, language: PaperLanguage.optional() }),
    mediaTypes: SHIFT_TYPES,
  },
  exportChanges: {
    method: "get",
    path: "/api/commitments/:request/changes",
    summary: "What changed between two versions of a request, as a file",
    tag: "exports",
    access: BOTH_SIDES,
    byLink: "look",
    params: OF_REQUEST,
    query: z.strictObject({
      ...{ from: Version, to: Version, format: z.enum(["csv", "xlsx", "pdf"]) },
      language: PaperLanguage.optional(),
    }),
    mediaTypes: [CSV, XLSX, PDF],
  },
  readAnswer: {
    method: "post",
    path: "/api/commitments/:request/answer",
    summary: "Read the file in which a partner answered a request, and what it amounts to; nothing is stored by it",
    tag: "exports",
    access: [...PLANNERS, "partner"],
    byLink: "answer",
    params: OF_REQUEST,
    upload: [XLSX, "text/csv", "application/octet-stream"],
    mostBytes: MOST_ANSWER_BYTES,
    response: z.object({
      answer: RequestAnswer,
      actions: z.array(CommitmentAction).meta({ description: "What to send to the request's actions for it." }),
    }),
  },
  recordAnswer: {
    method: "post",
    path: "/api/commitments/:request/recorded-answer",
    summary:
      "Record the file in which a partner answered by e-mail, in the partner's name: all of it or nothing. The events say who recorded it",
    tag: "exports",
    access: PLANNERS,
    params: OF_REQUEST,
    upload: [XLSX, "text/csv", "application/octet-stream"],
    mostBytes: MOST_ANSWER_BYTES,
    response: z.object({ answer: RequestAnswer, request: CommitmentRequest }),
  },
  calendarFeed: {
    method: "get",
    path: "/api/feeds/:token.ics",
    summary: "All requests that the maker of a calendar token may see, as a calendar: for orientation, never notice",
    tag: "exports",
    access: "anyone",
    params: z.object({ token: z.string().max(200) }),
    mediaTypes: [CALENDAR],
  },
} as const satisfies Record<string, AnyRoute>;
