import { once } from "node:events";
import type { JobCall, jobRoutes } from "@springtide/contracts";
import type { JobPage, Scope, Store, StoredJob } from "@springtide/store";
import { Answer } from "../http/answer.ts";
import type { Handlers } from "../http/call.ts";
import { HttpProblem } from "../http/problems.ts";
import { fleetQuestions } from "./fleet-questions.ts";
import { jobAnswer } from "./job-answer.ts";
import { storedFailure } from "./job-failure.ts";
import type { Jobs } from "./jobs.ts";
import { FLEET } from "./jobs.ts";
import { watching } from "./watching.ts";

export interface JobNeeds {
  readonly store: Store;
  readonly background: Jobs;
}

const PAGE = 100;

/** What is answered of background work. */
export function jobHandlers({ store, background: jobs }: JobNeeds): Handlers<typeof jobRoutes> {
  const known = async (scope: Scope, id: string): Promise<StoredJob> => {
    const job = await jobs.job(scope, id);
    if (job === null) throw noSuchJob(id);
    return job;
  };
  const start = async (scope: Scope, call: JobCall): Promise<string> =>
    call.kind === FLEET
      ? jobs.runFleet(scope, await fleetQuestions(store.within(scope), call))
      : jobs.run(call.kind, scope, call);
  return {
    async startJob({ body, actor: { scope } }) {
      const job = await known(scope, await start(scope, body));
      return new Answer(jobAnswer(job), { location: `/api/jobs/${job.id}` });
    },

    async listJobs({ query: { cursor, limit = PAGE, ...only }, actor: { scope } }) {
      const page: JobPage = { ...only, before: cursor, limit: limit + 1 };
      const found = await jobs.list(scope, page);
      const shown = found.slice(0, limit);
      return { jobs: shown.map(jobAnswer), next: found.length > limit ? (shown.at(-1)?.id ?? null) : null };
    },

    getJob: async ({ params: { job }, actor: { scope } }) => jobAnswer(await known(scope, job)),

    async jobProgress({ params: { job: id }, actor: { scope }, signal }) {
      await known(scope, id);
      return async (tell) => {
        const ended = new AbortController();
        const unwatch = watching<StoredJob>({
          read: () => jobs.job(scope, id),
          listen: (changed) =>
            jobs.listen((job) => {
              // Whatever ends may be what a fleet waited for.
              if (job.id === id || isFinal(job)) changed();
            }),
          tell(job) {
            tell(jobAnswer(job));
            if (isFinal(job)) ended.abort();
          },
        });
        const over = AbortSignal.any([signal, ended.signal]);
        if (!over.aborted) await once(over, "abort");
        unwatch();
      };
    },

    async cancelJob({ params: { job: id }, actor: { scope } }) {
      const job = await jobs.cancel(scope, id);
      if (job === null) throw noSuchJob(id);
      return jobAnswer(job);
    },

    async jobResult({ params: { job: id }, actor: { scope } }) {
      const job = await known(scope, id);
      const result = await jobs.result(scope, job);
      if (result === null) throw noResult(job);
      const value: unknown = JSON.parse(result);
      return value;
    },

    async fleetLines({ params: { job }, query: { cursor = 0, limit = PAGE }, actor: { scope } }) {
      await known(scope, job);
      const found = await jobs.members(scope, job, { after: cursor, limit: limit + 1 });
      const lines = found.slice(0, limit).map(({ failure, position, label, job: member, state }) => ({
        ...{ position, label, job: member, state },
        failure: state === "failed" ? storedFailure(failure) : null,
      }));
      return { lines, next: found.length > limit ? (lines.at(-1)?.position ?? null) : null };
    },

    async missedRuns({ actor: { scope } }) {
      const missed = await store.within(scope).jobs.missedNights();
      return {
        missed: missed.map(({ shop, missed: nights, missedFrom, dueAt, job }) => ({
          ...{ shop, missed: nights, since: missedFrom ?? dueAt, caughtUpBy: job },
        })),
      };
    },

    async seenMissedRuns({ actor: { scope } }) {
      await store.within(scope).jobs.markMissedShown();
      return undefined;
    },
  };
}

function isFinal({ state }: StoredJob): boolean {
  return state === "ready" || state === "failed" || state === "cancelled";
}

function noSuchJob(id: string): HttpProblem {
  return new HttpProblem(404, "no-such-job", "Not found", `There is no job ${id}.`);
}

function noResult({ id, kind, state }: StoredJob): HttpProblem {
  const detail =
    kind === FLEET
      ? `The job ${id} is a fleet: its results stand at /api/jobs/${id}/fleet.`
      : `The job ${id} is ${state}; only a job that is ready has a result.`;
  return new HttpProblem(409, "no-result", "No result", detail);
}
