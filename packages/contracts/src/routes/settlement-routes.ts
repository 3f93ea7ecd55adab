import { z } from "zod";
import { PaperLanguage } from "../exports/paper-language.ts";
import { Dispute, DisputeAnswer, Month, NewDispute, Statement } from "../settlement/statement.ts";
import { Id } from "../units.ts";
import { type AnyRoute, MEMBERS } from "./route.ts";

const CSV = "text/csv; charset=utf-8";
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const BOTH_SIDES = [...MEMBERS, "partner"] as const;
const SETTLERS = ["owner", "planner", "finance", "partner"] as const;
const OF_STATEMENT = { shop: Id, agreement: Id, month: Month };

/** What partners' work comes to, month by month, and what the two sides see differently. */
export const settlementRoutes = {
  settlement: {
    method: "get",
    path: "/api/settlements",
    summary:
      "What a month under an agreement comes to, net of VAT: ordered, confirmed, delivered, billable, line by line",
    tag: "settlements",
    access: BOTH_SIDES,
    byLink: "look",
    params: z.object({}),
    query: z.strictObject(OF_STATEMENT),
    response: Statement,
  },
  exportSettlement: {
    method: "get",
    path: "/api/settlements/file",
    summary: "The same as a file",
    tag: "settlements",
    access: BOTH_SIDES,
    byLink: "look",
    params: z.object({}),
    query: z.strictObject({
      ...OF_STATEMENT,
      format: z.enum(["csv", "xlsx", "pdf", "json"]),
      language: PaperLanguage.optional(),
    }),
    mediaTypes: [CSV, XLSX, "application/pdf", "application/json"],
  },
  putServiceLevel: {
    method: "put",
    path: "/api/settlements/service-level",
    summary: "Record by hand the service level of a month, or of a week of it: it goes before what deliveries tell",
    tag: "settlements",
    access: ["owner", "planner", "finance"],
    params: z.object({}),
    body: z.strictObject({
      ...OF_STATEMENT,
      serviceLevel: z
        .number()
        .min(0)
        .max(1)
        .nullable()
        .meta({ description: "Null takes it back: what was recorded with deliveries counts again." }),
      period: z
        .string()
        .regex(/^(\d{4}-\d{1,2}|season)$/, "a period is named as the statement names it, such as 2026-10 or season")
        .optional()
        .meta({ description: "Of the tariff, as the statement names it; every one of the month if not given." }),
      basis: z.string().trim().min(1).max(500).meta({ description: "Where it was read." }),
    }),
    response: Statement,
  },
  disputeLine: {
    method: "post",
    path: "/api/settlements/disputes",
    summary: "Say what a line should be, and why",
    tag: "settlements",
    access: SETTLERS,
    params: z.object({}),
    body: NewDispute,
    response: Dispute,
    status: 201,
    creates: true,
  },
  listDisputes: {
    method: "get",
    path: "/api/settlements/disputes",
    summary: "Disputes of one's own agreements, the newest first",
    tag: "settlements",
    access: BOTH_SIDES,
    byLink: "look",
    params: z.object({}),
    query: z.strictObject({ shop: Id.optional(), agreement: Id.optional(), month: Month.optional() }),
    response: z.object({ disputes: z.array(Dispute) }),
  },
  answerDispute: {
    method: "post",
    path: "/api/settlements/disputes/:dispute/answer",
    summary:
      "Accept what the other side says a line should be, which makes a credit, or reject it; or take one's own back",
    tag: "settlements",
    access: SETTLERS,
    params: z.object({
      dispute: z
        .string()
        .regex(/^[1-9]\d{0,8}$/, "a dispute has a number")
        .transform(Number),
    }),
    body: DisputeAnswer,
    response: Dispute,
  },
} as const satisfies Record<string, AnyRoute>;
