import { z } from "zod";
import type { AnyRoute } from "./route.ts";
import { NO_PARAMS } from "./route.ts";

const JSON_DOCUMENT = z.record(z.string(), z.unknown());

/** What the service says of itself: how it is, and what its API is. */
export const serviceRoutes = {
  health: {
    method: "get",
    path: "/api/health",
    summary: "Whether the process answers and which version it is",
    tag: "service",
    access: "anyone",
    params: NO_PARAMS,
    response: z.object({ status: z.literal("ok"), version: z.string() }),
  },
  ready: {
    method: "get",
    path: "/api/ready",
    summary:
      "Whether requests should be sent here: the store answers and background work runs; 503 with the reason if not",
    tag: "service",
    access: "anyone",
    params: NO_PARAMS,
    response: z.object({ status: z.literal("ready") }),
  },
  openApi: {
    method: "get",
    path: "/api/openapi.json",
    summary: "This API, described for programs as OpenAPI 3.1",
    tag: "service",
    access: "anyone",
    params: NO_PARAMS,
    response: JSON_DOCUMENT,
  },
  reference: {
    method: "get",
    path: "/api/reference",
    summary: "This API, described for people",
    tag: "service",
    access: "anyone",
    params: NO_PARAMS,
    mediaTypes: ["text/html"],
  },
  referenceFile: {
    method: "get",
    path: "/api/reference/:file",
    summary: "Style and script of the page that describes this API",
    tag: "service",
    access: "anyone",
    params: z.object({ file: z.enum(["reference.css", "reference.js"]) }),
    mediaTypes: ["text/css", "text/javascript"],
  },
  listProblems: {
    method: "get",
    path: "/api/problems",
    summary: "Every code of a problem document, with its meaning and remedy",
    tag: "service",
    access: "anyone",
    params: NO_PARAMS,
    mediaTypes: ["text/html"],
  },
  getProblem: {
    method: "get",
    path: "/api/problems/:code",
    summary: "One code of a problem document, with its meaning and remedy: where its `type` leads",
    tag: "service",
    access: "anyone",
    params: z.object({
      code: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        .max(100),
    }),
    mediaTypes: ["text/html"],
  },
} as const satisfies Record<string, AnyRoute>;
