import { z } from "zod";
import { FleetAnswer, JobAnswer, JobCall, JobListAnswer, MissedRuns } from "../jobs.ts";
import { Id } from "../units.ts";
import type { AnyRoute } from "./route.ts";
import { MEMBERS, NOTHING, NO_PARAMS, PLANNERS } from "./route.ts";

const OF_JOB = z.object({ job: z.uuid() });
const PAGE_LENGTH = z
  .string()
  .regex(/^\d{1,3}$/, "a page has 1 to 500 entries")
  .transform(Number)
  .pipe(z.int().min(1).max(500))
  .optional();

/** Work in the background: asked, followed, cancelled, and what it came to. */
export const jobRoutes = {
  startJob: {
    method: "post",
    path: "/api/jobs",
    summary:
      "Ask for a plan, forecast, simulation, replay, backtest, import or a fleet of forecasts; the same question is answered once",
    tag: "jobs",
    access: PLANNERS,
    params: NO_PARAMS,
    body: JobCall,
    response: JobAnswer,
    status: 202,
    creates: true,
  },
  listJobs: {
    method: "get",
    path: "/api/jobs",
    summary: "Jobs, newest first",
    tag: "jobs",
    access: MEMBERS,
    params: NO_PARAMS,
    query: z.strictObject({
      kind: z.string().max(40).optional(),
      shop: Id.optional(),
      state: z.enum(["waiting", "running", "ready", "failed", "cancelled"]).optional(),
      cursor: z.uuid().optional(),
      limit: PAGE_LENGTH,
    }),
    response: JobListAnswer,
  },
  getJob: {
    method: "get",
    path: "/api/jobs/:job",
    summary: "How far a job is",
    tag: "jobs",
    access: MEMBERS,
    params: OF_JOB,
    response: JobAnswer,
  },
  jobProgress: {
    method: "get",
    path: "/api/jobs/:job/progress",
    summary: "How far a job is, now and whenever it changes; ends once it has ended",
    tag: "jobs",
    access: MEMBERS,
    params: OF_JOB,
    event: JobAnswer,
  },
  cancelJob: {
    method: "post",
    path: "/api/jobs/:job/cancel",
    summary: "Cancel a job wherever it runs; one that has ended stays as it is",
    tag: "jobs",
    access: PLANNERS,
    params: OF_JOB,
    response: JobAnswer,
  },
  jobResult: {
    method: "get",
    path: "/api/jobs/:job/result",
    summary: "What a job that is ready came to, as its kind has it",
    tag: "jobs",
    access: MEMBERS,
    params: OF_JOB,
    response: z.unknown(),
  },
  fleetLines: {
    method: "get",
    path: "/api/jobs/:job/fleet",
    summary: "The table of results of a fleet, with reasons where a part of it failed",
    tag: "jobs",
    access: MEMBERS,
    params: OF_JOB,
    query: z.strictObject({
      cursor: z
        .string()
        .regex(/^\d{1,9}$/, "a cursor is the `next` of the page before")
        .transform(Number)
        .optional(),
      limit: PAGE_LENGTH,
    }),
    response: FleetAnswer,
  },
  missedRuns: {
    method: "get",
    path: "/api/nightly/missed",
    summary: "Nightly runs that came late because nothing was running when they were due, until somebody has seen them",
    tag: "jobs",
    access: MEMBERS,
    params: NO_PARAMS,
    response: MissedRuns,
  },
  seenMissedRuns: {
    method: "post",
    path: "/api/nightly/missed/seen",
    summary: "Say that the missed runs have been seen",
    tag: "jobs",
    access: PLANNERS,
    params: NO_PARAMS,
    response: NOTHING,
  },
} as const satisfies Record<string, AnyRoute>;
